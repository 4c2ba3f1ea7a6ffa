"""The headers that offices give to their columns, already in the form of ``normal_header``.

Order matters a little: an earlier name is the surer one.
"""

from __future__ import annotations


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


IGNORED = frozenset(
    _names("序号 序 no 行号 项次 sn 流水号 性别 年龄 身份证号 身份证 车牌号 email 邮箱")
)
"""Columns that are known and deliberately left out."""

OF_OTHER_BOOKS = {
    "households": _names(
        "应收 实收 欠费 缴费 金额 收据 滞纳金 读数 抄表 用量 表号 车牌 车位 停车 工号 岗位 职务 "
        "入职 离职 工资 库存 规格 数量"
    ),
    "complaints": _names(
        "访客 离开时间 离场 证件号 体温 放行 快递 借用 归还 班次 值班 培训 入库 出库 领用 库存 "
        "规格 应收 实收 欠费 缴费 抄表 读数 工号 岗位 入职"
    ),
    "followups": (),
}
"""Words in the headers of fee, meter, car, staff, stock, visitor and duty books."""

TELLING = frozenset(_names("房号 电话 手机 楼栋 单元 面积 小区 姓名 渠道 满意 诉求"))
"""Names of two characters that keep their meaning inside a longer header."""

_HOME = {
    "community": _names(
        "小区 小区名称 项目 项目名称 楼盘 社区 园区 community estate property address "
        "адрес dirección"
    ),
    "building": _names("楼栋 栋 楼号 栋号 幢 幢号 楼栋号 楼幢 楼栋编号 楼宇 座 几栋 building"),
    "unit": _names("单元 单元号 单元编号 门洞 entrance entrancename section"),
}
_ROOM = _names(
    "房号 房间号 房屋 房产 室号 门牌号 房间 房屋编号 业主房号 投诉房号 楼栋房号 楼栋单元房号 "
    "单元房号 房屋信息 户号 住址 地址 详细地址 业主地址 房屋地址 room roomno roomnumber "
    "unitname unitno flat apartment apt unitnumber номерпомещения номерквартиры квартира "
    "númerodepropiedad"
)
_PHONE = _names(
    "电话 联系电话 手机 手机号 手机号码 电话号码 联系方式 业主电话 联系人电话 客户电话 "
    "投诉人电话 来电号码 来电电话 phone phones phonenumber mobile tel telephone contactphone "
    "clientphone ph телефон teléfono"
)
_REMARK = _names("备注 备注说明 其他 其他说明 附注 remark remarks note notes comment comments")
_SATISFACTION = _names(
    "是否满意 满意度 满意程度 满意情况 回访满意度 业主满意度 客户满意度 回访结果 业主评价 评价 "
    "satisfaction rating feedback"
)


def _spread(field: str, stems: str) -> dict[str, tuple[str, ...]]:
    """The year and the month of a date, where they have columns beside that of the day."""
    said = stems.split()
    return {
        f"{field}_year": _names(" ".join(f"{stem}年 {stem}年份" for stem in said)),
        f"{field}_month": _names(" ".join(f"{stem}月 {stem}月份" for stem in said)),
    }


SYNONYMS: dict[str, dict[str, tuple[str, ...]]] = {
    "complaints": {
        "id": _names("complaintdeskid"),
        "number": _names(
            "编号 投诉编号 单号 工单号 工单编号 受理编号 投诉单号 登记编号 案号 台账编号 "
            "案件编号 受理单号 number complaintid ticketnumber ticket ticketno ticketid "
            "uniquekey casenumber caseid requestid complaintnumber complaintno "
            "номерзаявки númerodesolicitud"
        ),
        "received_at": _names(
            "投诉日期 投诉时间 受理时间 受理日期 登记时间 登记日期 接诉时间 接诉日期 来电时间 "
            "来访时间 反映时间 反映日期 报事时间 报事日期 接报时间 接待时间 日期 时间 "
            "datereceived createddate dateofcreation receivedat complaintdate createdat created "
            "opened date датасоздания fechadecreación"
        ),
        "received_at_year": _names("年 年份 年度 受理年 登记年 投诉年"),
        "received_at_month": _names("月 月份 受理月 登记月 投诉月"),
        "received_time": _names("受理时刻 投诉时刻 具体时间 时刻 时间 time"),
        "received_by": _names(
            "受理人 登记人 接待人 记录人 接诉人 接线员 接待人员 受理人员 首问责任人 首问人 "
            "填表人 receivedby operator takenby"
        ),
        "channel": _names(
            "投诉方式 渠道 投诉渠道 投诉来源 来源 受理渠道 受理方式 反映渠道 反映方式 来电方式 "
            "来源渠道 方式 channel submittedvia receivedvia source channeltype"
        ),
        "complainant": _names(
            "投诉人 业主姓名 投诉人姓名 姓名 客户姓名 反映人 报事人 联系人 住户姓名 来电人 "
            "业主名称 客户名称 业主 住户 客户 complainant fullname customername clientname name фио "
            "nombrecompleto"
        ),
        "complainant_kind": _names(
            "身份 投诉人身份 客户类型 客户身份 住户类型 业主类型 人员类型 complainantkind role"
        ),
        "room": _ROOM,
        **_HOME,
        "phone": _PHONE,
        "occurred": _names(
            "事发时间地点 事发地点 发生地点 事发时间 发生时间 投诉地点 问题地点 地点 位置 "
            "具体位置 occurred incidentaddress place"
        ),
        "content": _names(
            "投诉内容 反映问题 内容 投诉事项 问题描述 反映内容 投诉问题 诉求内容 投诉事由 事由 "
            "情况描述 主要内容 报事内容 事件描述 具体内容 事项描述 投诉内容描述 详细内容 问题 "
            "事项 content details consumercomplaintnarrative customercomplaint "
            "complaintdescription description descriptor issue problem complaint subject "
            "summary описаниепроблемы descripcióndelproblema"
        ),
        "expectation": _names(
            "业主要求 要求 诉求 业主诉求 客户诉求 投诉要求 客户要求 期望 业主期望 投诉诉求 "
            "expectation desiredresolution"
        ),
        "category": _names(
            "投诉类别 类别 投诉类型 类型 分类 投诉分类 问题类别 问题类型 问题分类 事项类别 "
            "一级类别 一级分类 大类 投诉性质 category complainttype product categoryname"
        ),
        "subcategory": _names("二级类别 二级分类 小类 子类别 细类 subcategory subproduct"),
        "severity": _names(
            "级别 投诉级别 投诉等级 等级 严重程度 重要程度 紧急程度 优先级 severity priority"
        ),
        "validity": _names(
            "有效性 是否有效 有效投诉 有效无效 是否属实 投诉有效性 是否有效投诉 validity valid"
        ),
        "department": _names(
            "责任部门 部门 处理部门 承办部门 责任单位 主责部门 归口部门 涉及部门 department "
            "agencyname agency"
        ),
        "handler": _names(
            "经办人 处理人 责任人 跟进人 处理人员 承办人 负责人 经手人 跟进人员 维修人 维修人员 "
            "handler assignee executor assignedto"
        ),
        "due_at": _names(
            "时限 处理时限 办结时限 要求完成时间 应完成时间 截止时间 截止日期 限期 计划完成时间 "
            "预计完成时间 dueat duedate deadline"
        ),
        **_spread("due_at", "时限 截止 计划完成"),
        "result": _names(
            "处理情况 处理结果 结果 处理措施 处理过程 处理意见 处理经过 解决情况 跟进情况 "
            "落实情况 处理进展 处理及结果 办理结果 result resolution resolutiondescription "
            "companyresponsetoconsumer"
        ),
        "status": _names("状态 处理状态 投诉状态 进度 处理进度 是否完成 是否解决 完成情况 status"),
        "completed_at": _names(
            "完成时间 完成日期 办结时间 办结日期 处理完成时间 处理完成日期 结案时间 结案日期 "
            "关闭时间 解决时间 处理时间 处理日期 completedat closeddate closedat completiondate "
            "resolvedat"
        ),
        **_spread("completed_at", "完成 办结 结案"),
        "callback_at": _names("回访时间 回访日期 回访 callbackat callbackdate"),
        **_spread("callback_at", "回访"),
        "satisfaction": _SATISFACTION,
        "remark": _REMARK,
    },
    "households": {
        "id": _names("complaintdeskid"),
        **_HOME,
        "room": _ROOM,
        "area": _names("建筑面积 面积 房屋面积 产权面积 计费面积 套内面积 area floorarea"),
        "name": _names(
            "业主姓名 姓名 户主姓名 住户姓名 业主名称 业主 户主 客户姓名 联系人 住户 产权人 "
            "fullname name ownername residentname фио nombrecompleto"
        ),
        "kind": _names(
            "身份 住户类型 业主类型 人员类型 客户类型 与业主关系 关系 kind role residenttype роль rol"
        ),
        "phone": _PHONE,
        "occupancy": _names(
            "是否入住 入住情况 入住状态 居住状态 房屋状态 居住情况 使用状态 状态 occupancy "
            "occupied status"
        ),
        "preferred_time": _names(
            "方便联系时间 联系时间偏好 联系时间 方便时间 来电时间偏好 preferredtime besttimetocall"
        ),
        "person_note": _names("住户说明 住户备注 个人备注 personnote"),
        "remark": _REMARK,
    },
    "followups": {
        "id": _names("complaintdeskid"),
        "community": _HOME["community"],
        "title": _names("标题 回访标题 任务标题 title"),
        "state": _names("回访状态 任务状态 状态 state status"),
        "number": _names(
            "编号 投诉编号 投诉单号 工单号 工单编号 单号 受理编号 number complaintnumber"
        ),
        "due_at": _names(
            "计划时间 计划回访时间 应回访时间 计划日期 计划回访日期 约定时间 预约时间 回访时限 "
            "dueat duedate"
        ),
        **_spread("due_at", "计划"),
        "kind": _names("类型 回访类型 跟进类型 事项 任务类型 kind type"),
        "room": _ROOM,
        "name": _names(
            "受访人 姓名 业主姓名 被访人 受访业主 联系人 业主 客户姓名 投诉人 name interviewee"
        ),
        "phone": _PHONE,
        "note": _names("备注 回访内容 说明 回访记录 备注说明 沟通内容 note notes remark"),
        "done_at": _names(
            "回访时间 回访日期 完成时间 实际回访时间 日期 时间 doneat date callbackdate"
        ),
        "done_at_year": _names("年 年份 年度 回访年"),
        "done_at_month": _names("月 月份 回访月"),
        "outcome": _names(
            "反馈意见 回访意见 业主意见 反馈 回访情况 业主反馈 意见 客户意见 outcome"
        ),
        "satisfaction": _SATISFACTION,
        "unanswered": _names("未接次数 未接通次数 未接 拨打次数 未接通 unanswered noanswer"),
        "staff": _names("回访人 回访人员 回访员 跟进人 经办人 staff callbackby"),
    },
}
