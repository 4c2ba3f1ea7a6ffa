<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AccessCard</name>
    <message>
        <source>口令</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>新口令</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>设置口令</source>
        <translation>Set PIN</translation>
    </message>
    <message>
        <source>去掉口令</source>
        <translation>Remove PIN</translation>
    </message>
    <message>
        <source>本处要求口令</source>
        <translation>This office requires PINs</translation>
    </message>
    <message>
        <source>无人操作多久后锁定（0 为不锁）</source>
        <translation>Lock when idle for (0: never)</translation>
    </message>
    <message>
        <source>分</source>
        <translation>min</translation>
    </message>
    <message>
        <source>保存口令要求</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>打开后，每个人用自己的口令进入；设置、删除、导出完整姓名电话等按角色允许。要先给经理和每位员工设好口令。关闭时谁都可以换人值班。</source>
        <translation>When on, everybody signs in with a PIN of their own; settings, deleting, exporting full names and so on go by role. Give the manager and every member of staff a PIN first. When off, anybody may become the operator.</translation>
    </message>
    <message>
        <source>两次输入的口令不一样，没有保存。</source>
        <translation>The two PINs differ; nothing was saved.</translation>
    </message>
    <message>
        <source>口令要求已打开。</source>
        <translation>PINs are now required.</translation>
    </message>
    <message>
        <source>口令要求已关闭。</source>
        <translation>PINs are no longer required.</translation>
    </message>
    <message>
        <source>口令已保存。</source>
        <translation>PIN saved.</translation>
    </message>
    <message>
        <source>在上面选一个人，可以给他设口令。</source>
        <translation>Choose somebody above to set a PIN.</translation>
    </message>
    <message>
        <source>{name}已有口令；忘记了就在这里设一个新的。</source>
        <translation>{name} has a PIN; if it is forgotten, set a new one here.</translation>
    </message>
    <message>
        <source>{name}还没有口令。</source>
        <translation>{name} has no PIN yet.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>完成</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>改期</source>
        <translation>Reschedule</translation>
    </message>
    <message>
        <source>打开投诉</source>
        <translation>Open complaint</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Advisor</name>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>建议：{category}（{reasons}）</source>
        <translation>Suggested: {category} ({reasons})</translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message>
        <source>日程</source>
        <translation>Agenda</translation>
    </message>
</context>
<context>
    <name>AgendaDelegate</name>
    <message>
        <source>{count} 项</source>
        <translation>Items: {count}</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>承诺</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Planned</translation>
    </message>
</context>
<context>
    <name>AssignForm</name>
    <message>
        <source>为 {count} 条投诉派单</source>
        <translation>Assign {count} complaints</translation>
    </message>
    <message>
        <source>派单</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>不改</source>
        <translation>Leave as is</translation>
    </message>
    <message>
        <source>责任部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>请选责任部门或经办人。</source>
        <translation>Choose a department or a handler.</translation>
    </message>
</context>
<context>
    <name>AttachmentBox</name>
    <message>
        <source>选择要添加的文件</source>
        <translation>Choose files to add</translation>
    </message>
    <message>
        <source>所有文件（*）</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>照片（{patterns}）</source>
        <translation>Photos ({patterns})</translation>
    </message>
    <message>
        <source>附件另存为</source>
        <translation>Save attachment as</translation>
    </message>
    <message>
        <source>粘贴的图片 {at}.png</source>
        <translation>Pasted image {at}.png</translation>
    </message>
    <message>
        <source>剪贴板里没有图片或文件。</source>
        <translation>The clipboard has no image or file.</translation>
    </message>
    <message>
        <source>这条投诉在回收站里，恢复后才能添加附件。</source>
        <translation>This complaint is in the recycle bin; restore it before adding attachments.</translation>
    </message>
    <message>
        <source>正在添加 {count} 个文件…</source>
        <translation>Adding files ({count})…</translation>
    </message>
    <message>
        <source>这条投诉已有内容相同的附件，没有重复添加：{names}</source>
        <translation>This complaint already has attachments with the same content; not added again: {names}</translation>
    </message>
    <message>
        <source>这台电脑没有能打开“{name}”的程序；可以用“另存为”取出。</source>
        <translation>This computer has no program to open “{name}”; use “Save as” to take it out.</translation>
    </message>
    <message>
        <source>已另存到 {path}</source>
        <translation>Saved to {path}</translation>
    </message>
</context>
<context>
    <name>AttachmentCard</name>
    <message>
        <source>＋ 添加</source>
        <translation>+ Add</translation>
    </message>
    <message>
        <source>添加附件</source>
        <translation>Add attachment</translation>
    </message>
    <message>
        <source>选择文件添加；也可以把文件拖到页面上，或用 Ctrl+V 粘贴图片</source>
        <translation>Choose files to add; you can also drag files onto the page or paste an image with Ctrl+V</translation>
    </message>
    <message>
        <source>附件（{count}）</source>
        <translation>Attachments ({count})</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>松开即添加为附件。</source>
        <translation>Release to add as attachment.</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>另存为…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>BackupHook</name>
    <message>
        <source>上次备份 {when}</source>
        <translation>Last backup {when}</translation>
    </message>
    <message>
        <source>{sentence}。请插上备份盘，或在“设置 · 备份与恢复”里检查。</source>
        <translation>{sentence}. Please plug the backup disk in, or check under Settings · Backup and restore.</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>备份与恢复</source>
        <translation>Backup and restore</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>立即备份</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>打开备份文件夹</source>
        <translation>Open backup folder</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>投诉</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>已有的备份</source>
        <translation>Backups that exist</translation>
    </message>
    <message>
        <source>打开核对</source>
        <translation>Open and check</translation>
    </message>
    <message>
        <source>恢复…</source>
        <translation>Restore…</translation>
    </message>
    <message>
        <source>从别的文件恢复…</source>
        <translation>Restore from another file…</translation>
    </message>
    <message>
        <source>每天第一次改动后、导入和批量改动前、恢复前、升级前和退出时自动备份。
两天内的都留着，再早的每天留一份（14 天）、每周一份（8 周）、每月一份（12 个月）。</source>
        <translation>Made by itself after a day’s first change, before imports, bulk changes, restores and upgrades, and on exit.
All of the last two days are kept, then one a day (14 days), one a week (8 weeks), one a month (12 months).</translation>
    </message>
    <message>
        <source>这个窗口没有连着数据文件夹，不能备份。</source>
        <translation>This window has no data folder; nothing can be backed up.</translation>
    </message>
    <message>
        <source>正在备份…</source>
        <translation>Backing up…</translation>
    </message>
    <message>
        <source>已备份并打开核对：投诉 {count} 件，附件 {files} 个。</source>
        <translation>Backed up, opened and checked: {count} cases, {files} attachments.</translation>
    </message>
    <message>
        <source>有 {count} 个附件的文件找不到。</source>
        <translation>The files of {count} attachments cannot be found.</translation>
    </message>
    <message>
        <source>正在打开核对…</source>
        <translation>Opening and checking…</translation>
    </message>
    <message>
        <source>“{name}”完好，可以恢复。</source>
        <translation>“{name}” is intact and can be restored.</translation>
    </message>
    <message>
        <source>有一页还没有填完，不能离开；没有恢复，数据没有改动。</source>
        <translation>A page is not finished and cannot be left; nothing was restored, the data are unchanged.</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>第二处</source>
        <translation>Second place</translation>
    </message>
    <message>
        <source>两处</source>
        <translation>Both places</translation>
    </message>
    <message>
        <source>最近一次：{copy}。</source>
        <translation>Newest: {copy}.</translation>
    </message>
    <message>
        <source>还没有备份。</source>
        <translation>There is no backup yet.</translation>
    </message>
    <message>
        <source>已核对</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>未核对</source>
        <translation>Not checked</translation>
    </message>
    <message>
        <source>已取消；没有新备份，原有的都在。</source>
        <translation>Cancelled; there is no new backup, the others are all there.</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>正在做退出前的备份…</source>
        <translation>Making the last backup before leaving…</translation>
    </message>
    <message>
        <source>正在恢复备份…</source>
        <translation>Restoring the backup…</translation>
    </message>
    <message>
        <source>已恢复到备份 {name}：投诉 {count} 件。</source>
        <translation>Restored from {name}: {count} cases.</translation>
    </message>
    <message>
        <source>恢复前的数据另存为 {name}。</source>
        <translation>The data from before was kept as {name}.</translation>
    </message>
    <message>
        <source>打不开的数据文件没有删除，改名为 {names}。</source>
        <translation>The data files that could not be opened were not deleted but renamed to {names}.</translation>
    </message>
    <message>
        <source>有 {count} 个附件的文件找不到。</source>
        <translation>The files of {count} attachments cannot be found.</translation>
    </message>
    <message>
        <source>正在找最近一份完好的备份…</source>
        <translation>Looking for the newest good backup…</translation>
    </message>
    <message>
        <source>今天 {time}</source>
        <translation>today {time}</translation>
    </message>
    <message>
        <source>昨天 {time}</source>
        <translation>yesterday {time}</translation>
    </message>
    <message>
        <source>投诉 {count} 件</source>
        <translation>Complaints: {count}</translation>
    </message>
    <message>
        <source>附件 {count} 个</source>
        <translation>{count} attachments</translation>
    </message>
    <message>
        <source>{name}（在 {folder}）</source>
        <translation>{name} (in {folder})</translation>
    </message>
    <message>
        <source>选择备份文件</source>
        <translation>Choose a backup file</translation>
    </message>
    <message>
        <source>备份（*.zip）</source>
        <translation>Backups (*.zip)</translation>
    </message>
    <message>
        <source>所有文件（*）</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>选择放备份的文件夹（U 盘或共享文件夹）</source>
        <translation>Choose a folder for backups (USB stick or share)</translation>
    </message>
    <message>
        <source>正在备份…</source>
        <translation>Backing up…</translation>
    </message>
</context>
<context>
    <name>BasicsCard</name>
    <message>
        <source>基本信息</source>
        <translation>Basics</translation>
    </message>
</context>
<context>
    <name>BatchesCard</name>
    <message>
        <source>导入过的批次</source>
        <translation>Imported batches</translation>
    </message>
    <message>
        <source>查看这批投诉</source>
        <translation>Show its complaints</translation>
    </message>
    <message>
        <source>批次</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>导入人</source>
        <translation>Imported by</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>已于 {at} 撤销</source>
        <translation>Undone {at}</translation>
    </message>
    <message>
        <source>新增 {count}</source>
        <translation>New {count}</translation>
    </message>
    <message>
        <source>更新 {count}</source>
        <translation>Updated {count}</translation>
    </message>
    <message>
        <source>撤销第 {id} 批…</source>
        <translation>Undo batch {id}…</translation>
    </message>
    <message>
        <source>撤销选中的批次…</source>
        <translation>Undo the selected batch…</translation>
    </message>
    <message>
        <source>确认撤销第 {id} 批（收回新增的 {count} 条）</source>
        <translation>Confirm: undo batch {id} ({count} new records are removed)</translation>
    </message>
</context>
<context>
    <name>BinModel</name>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>房号</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>投诉内容</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>删除时间</source>
        <translation>Deleted at</translation>
    </message>
    <message>
        <source>删除人</source>
        <translation>Deleted by</translation>
    </message>
</context>
<context>
    <name>BinPage</name>
    <message>
        <source>已恢复 {count} 件投诉，回到原来的步骤。</source>
        <translation>Complaints restored to their previous step: {count}.</translation>
    </message>
    <message>
        <source>回收站共 {total} 件</source>
        <translation>In the recycle bin: {total}</translation>
    </message>
    <message>
        <source>回收站共 {total} 件 · 显示最近 {shown} 件</source>
        <translation>In the recycle bin: {total} · Latest shown: {shown}</translation>
    </message>
</context>
<context>
    <name>BinView</name>
    <message>
        <source>回收站</source>
        <translation>Recycle bin</translation>
    </message>
    <message>
        <source>删除的投诉都在这里，恢复后回到原来的步骤，沟通、回访和附件都还在。</source>
        <translation>Deleted complaints are kept here. Restored ones return to their previous step, with contacts, callbacks and attachments intact.</translation>
    </message>
    <message>
        <source>打开查看</source>
        <translation>Open to view</translation>
    </message>
    <message>
        <source>恢复所选</source>
        <translation>Restore selected</translation>
    </message>
    <message>
        <source>回收站中的投诉</source>
        <translation>Complaints in the recycle bin</translation>
    </message>
    <message>
        <source>回收站是空的</source>
        <translation>The recycle bin is empty</translation>
    </message>
    <message>
        <source>在队列中删除的投诉会放到这里。</source>
        <translation>Complaints deleted from the queue are placed here.</translation>
    </message>
    <message>
        <source>回到投诉队列</source>
        <translation>Back to the complaint queue</translation>
    </message>
    <message>
        <source>恢复所选（{count}）</source>
        <translation>Restore selected ({count})</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>对选中的投诉</source>
        <translation>For the selected complaints</translation>
    </message>
    <message>
        <source>派单…</source>
        <translation>Assign…</translation>
    </message>
    <message>
        <source>加标签…</source>
        <translation>Add tag…</translation>
    </message>
    <message>
        <source>安排回访…</source>
        <translation>Plan callbacks…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>放入回收站</source>
        <translation>Move to recycle bin</translation>
    </message>
    <message>
        <source>取消选择</source>
        <translation>Clear selection</translation>
    </message>
    <message>
        <source>已选 {count} 条</source>
        <translation>{count} selected</translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{done} / {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>已处理 {done}</source>
        <translation>Processed: {done}</translation>
    </message>
    <message>
        <source>正在取消…</source>
        <translation>Cancelling…</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>班</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>休</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>承诺</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>逾期 {days} 天</source>
        <translation>Overdue {days} d</translation>
    </message>
    <message>
        <source>逾期 {hours} 时 {minutes} 分</source>
        <translation>Overdue {hours} h {minutes} min</translation>
    </message>
    <message>
        <source>逾期 {minutes} 分</source>
        <translation>Overdue {minutes} min</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>已于 {moment} 完成：{outcome}</source>
        <translation>Done {moment}: {outcome}</translation>
    </message>
    <message>
        <source>偏好：{text}</source>
        <translation>Preference: {text}</translation>
    </message>
    <message>
        <source>经办：{name}</source>
        <translation>Handler: {name}</translation>
    </message>
    <message>
        <source>{count} 项</source>
        <translation>Items: {count}</translation>
    </message>
    <message>
        <source>{count} 项逾期未办</source>
        <translation>Overdue: {count}</translation>
    </message>
    <message>
        <source>{day}（{weekday}）是休息日</source>
        <translation>{day} ({weekday}) is a day off</translation>
    </message>
    <message>
        <source>仍改到这天</source>
        <translation>Keep this day</translation>
    </message>
    <message>
        <source>仍改到这时</source>
        <translation>Move here anyway</translation>
    </message>
    <message>
        <source>顺延到 {day}</source>
        <translation>Move to {day}</translation>
    </message>
    <message>
        <source>改到 {moment}</source>
        <translation>Move to {moment}</translation>
    </message>
    <message>
        <source>建议 {moment}：{reasons}</source>
        <translation>Suggested {moment}: {reasons}</translation>
    </message>
    <message>
        <source>今天下午</source>
        <translation>This afternoon</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>下周一</source>
        <translation>Next Monday</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>{month}月{day}日</source>
        <translation>{month}-{day}</translation>
    </message>
    <message>
        <source>更早</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>更晚</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>还有 {count} 项</source>
        <translation>+{count} more</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>本月 {count} 项 · 逾期未办 {late} 项</source>
        <translation>This month: {count} · Overdue: {late}</translation>
    </message>
    <message>
        <source>改到今天 {clock}</source>
        <translation>Move to today {clock}</translation>
    </message>
    <message>
        <source>自选时间</source>
        <translation>Other time</translation>
    </message>
    <message>
        <source>今天 {clock} 已过，要改到什么时间？</source>
        <translation>{clock} today has passed. Move it to when?</translation>
    </message>
    <message>
        <source>“{what}”已改到 {moment}</source>
        <translation>“{what}” moved to {moment}</translation>
    </message>
    <message>
        <source>“{what}”已完成</source>
        <translation>“{what}” completed</translation>
    </message>
    <message>
        <source>“{what}”已取消：{reason}</source>
        <translation>“{what}” cancelled: {reason}</translation>
    </message>
</context>
<context>
    <name>CalendarPopup</name>
    <message>
        <source>选择日期</source>
        <translation>Choose date</translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>时刻</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>{year}年{month}月</source>
        <translation>{year}-{month}</translation>
    </message>
</context>
<context>
    <name>CalendarSection</name>
    <message>
        <source>工作日历</source>
        <translation>Work calendar</translation>
    </message>
    <message>
        <source>上一年</source>
        <translation>Previous year</translation>
    </message>
    <message>
        <source>下一年</source>
        <translation>Next year</translation>
    </message>
    <message>
        <source>这一天</source>
        <translation>This day</translation>
    </message>
    <message>
        <source>上班</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>休息</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>名称（可不填）</source>
        <translation>Name (optional)</translation>
    </message>
    <message>
        <source>如 国庆节、社区停电检修</source>
        <translation>e.g. National Day, power maintenance</translation>
    </message>
    <message>
        <source>改定这一天</source>
        <translation>Set this day</translation>
    </message>
    <message>
        <source>恢复公布的安排</source>
        <translation>Restore announced schedule</translation>
    </message>
    <message>
        <source>图例</source>
        <translation>Legend</translation>
    </message>
    <message>
        <source>红底：法定节假日或本处休息日</source>
        <translation>Red background: public holidays or days off of this office</translation>
    </message>
    <message>
        <source>黄底：调休上班的周末</source>
        <translation>Yellow background: make-up workdays at weekends</translation>
    </message>
    <message>
        <source>灰字：普通周末</source>
        <translation>Grey text: regular weekends</translation>
    </message>
    <message>
        <source>蓝色虚线框：本处改定的日子</source>
        <translation>Blue dashed frame: days set by this office</translation>
    </message>
    <message>
        <source>改动只影响以后开始的计时；正在计时的投诉可在“时限”里重新计算。</source>
        <translation>Changes affect only clocks that start later; running complaints can be recalculated under “Deadlines”.</translation>
    </message>
    <message>
        <source>{month}月{day}日已改定；正在计时的投诉不变。</source>
        <translation>{month}-{day} is set; running complaints are unchanged.</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>已按公布的放假安排录入，全年 {count} 个工作日。</source>
        <translation>Entered from the announced holidays; working days in the year: {count}.</translation>
    </message>
    <message>
        <source>{year} 年的放假安排还没有公布（或程序还不知道）：暂按周一至周五上班计，公布后可逐日改定，或更新程序。</source>
        <translation>Holidays for {year} are not yet announced (or not yet known to the program): Monday to Friday count as working days for now. Once they are announced, set the days one by one or update the program.</translation>
    </message>
    <message>
        <source>周一 周二 周三 周四 周五 周六 周日</source>
        <translation>Mon Tue Wed Thu Fri Sat Sun</translation>
    </message>
    <message>
        <source>{month}月{day}日 {week}</source>
        <translation>{month}-{day} {week}</translation>
    </message>
    <message>
        <source>现在：{state}</source>
        <translation>Now: {state}</translation>
    </message>
    <message>
        <source>恢复普通一周的安排</source>
        <translation>Restore regular week</translation>
    </message>
</context>
<context>
    <name>CalendarSpan</name>
    <message>
        <source>从哪天起</source>
        <translation>From which day</translation>
    </message>
    <message>
        <source>到哪天止</source>
        <translation>To which day</translation>
    </message>
    <message>
        <source>只要我经办的</source>
        <translation>Mine only</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>日期看不懂，请改成 11-23 或 下周一 这样的写法，或留空。</source>
        <translation>Cannot read the date; write it like 11-23, or leave it empty.</translation>
    </message>
    <message>
        <source>开始日期在结束日期之后，请对调或留空。</source>
        <translation>The start date is after the end date; swap them or leave one empty.</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
</context>
<context>
    <name>CalendarWidget</name>
    <message>
        <source>往前（PageUp）</source>
        <translation>Back (PageUp)</translation>
    </message>
    <message>
        <source>往后（PageDown）</source>
        <translation>Forward (PageDown)</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>显示方式</source>
        <translation>View as</translation>
    </message>
    <message>
        <source>月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>周</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>日程</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>仅看我的</source>
        <translation>Mine only</translation>
    </message>
    <message>
        <source>导出日历 .ics</source>
        <translation>Export .ics</translation>
    </message>
    <message>
        <source>打印（Ctrl+P）</source>
        <translation>Print (Ctrl+P)</translation>
    </message>
    <message>
        <source>交接班</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>＋ 安排回访</source>
        <translation>+ Plan callback</translation>
    </message>
    <message>
        <source>安排回访（Ctrl+Shift+N）</source>
        <translation>Plan callback (Ctrl+Shift+N)</translation>
    </message>
    <message>
        <source>{year} 年放假安排尚未公布，按双休日显示</source>
        <translation>Holidays for {year} are not yet announced; showing regular weekends</translation>
    </message>
    <message>
        <source>{year} 年 {first}—{last}</source>
        <translation>{year} {first} – {last}</translation>
    </message>
    <message>
        <source>{year} 年 {month} 月</source>
        <translation>{year}-{month}</translation>
    </message>
</context>
<context>
    <name>CallbackForm</name>
    <message>
        <source>为 {count} 条投诉安排回访</source>
        <translation>Plan callbacks for {count} complaints</translation>
    </message>
    <message>
        <source>安排</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>从这时起，按工作日、住户方便的时间和已有安排逐条错开。</source>
        <translation>From this time on, spread by working days, the residents’ wishes and what is planned already.</translation>
    </message>
    <message>
        <source>从什么时候起</source>
        <translation>From when on</translation>
    </message>
    <message>
        <source>回访人</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>请填写时间，例如“明天 10:00”。</source>
        <translation>Enter a time, for example “tomorrow 10:00”.</translation>
    </message>
    <message>
        <source>回访时间必须在现在之后。</source>
        <translation>A callback must lie ahead.</translation>
    </message>
</context>
<context>
    <name>CalmDialog</name>
    <message>
        <source>投诉管家</source>
        <translation>Complaint Desk</translation>
    </message>
</context>
<context>
    <name>CancelForm</name>
    <message>
        <source>取消的原因</source>
        <translation>Reason for cancelling</translation>
    </message>
    <message>
        <source>取消的原因，如 已并入另一次回访</source>
        <translation>Reason for cancelling, e.g. merged into another callback</translation>
    </message>
    <message>
        <source>取消这项回访</source>
        <translation>Cancel this callback</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>连同之后的 {count} 次一起取消</source>
        <translation>Also cancel the following callbacks ({count})</translation>
    </message>
</context>
<context>
    <name>CategoryCard</name>
    <message>
        <source>投诉类别</source>
        <translation>Complaint categories</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>＋ 一级</source>
        <translation>+ Level 1</translation>
    </message>
    <message>
        <source>＋ 二级</source>
        <translation>+ Level 2</translation>
    </message>
    <message>
        <source>中文名</source>
        <translation>Chinese name</translation>
    </message>
    <message>
        <source>英文名</source>
        <translation>English name</translation>
    </message>
    <message>
        <source>责任部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>关键词（登记内容里出现时建议这一类，用逗号分开）</source>
        <translation>Keywords (suggest this category when found in a complaint; separate with commas)</translation>
    </message>
    <message>
        <source>保存类别</source>
        <translation>Save category</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>{name}（已停用）</source>
        <translation>{name} (disabled)</translation>
    </message>
    <message>
        <source>添加到“{name}”</source>
        <translation>Add to “{name}”</translation>
    </message>
    <message>
        <source>添加一级类别</source>
        <translation>Add level 1 category</translation>
    </message>
    <message>
        <source>类别“{name}”已保存。</source>
        <translation>Category “{name}” saved.</translation>
    </message>
    <message>
        <source>恢复使用</source>
        <translation>Enable again</translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message>
        <source>修改记录</source>
        <translation>Change history</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>还没有修改。</source>
        <translation>No changes yet.</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>复制“{title}”的图片和数字（Ctrl+C）</source>
        <translation>Copy picture and numbers of “{title}” (Ctrl+C)</translation>
    </message>
</context>
<context>
    <name>ChartsView</name>
    <message>
        <source>主要指标</source>
        <translation>Main figures</translation>
    </message>
    <message>
        <source>新增与完成</source>
        <translation>New and completed</translation>
    </message>
    <message>
        <source>办结及时与满意</source>
        <translation>Resolved in time and satisfaction</translation>
    </message>
    <message>
        <source>返单与重复投诉</source>
        <translation>Rework and repeats</translation>
    </message>
    <message>
        <source>回访、满意与守诺</source>
        <translation>Callbacks, satisfaction and promises</translation>
    </message>
    <message>
        <source>新增类别</source>
        <translation>New cases by category</translation>
    </message>
    <message>
        <source>根本原因（帕累托）</source>
        <translation>Root causes (Pareto)</translation>
    </message>
    <message>
        <source>时限完成情况</source>
        <translation>Deadlines met</translation>
    </message>
    <message>
        <source>楼栋 × 楼层</source>
        <translation>Building × floor</translation>
    </message>
    <message>
        <source>分项对比</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>本期没有可统计的内容</source>
        <translation>Nothing to count in this period</translation>
    </message>
    <message>
        <source>近期没有投诉</source>
        <translation>No complaints lately</translation>
    </message>
    <message>
        <source>近期没有到期的时限，也没有满意度答复</source>
        <translation>No deadlines fell due and nobody answered on satisfaction lately</translation>
    </message>
    <message>
        <source>近期没有返单，也没有重复投诉</source>
        <translation>No rework and no repeats lately</translation>
    </message>
    <message>
        <source>本期没有回访、满意度和承诺</source>
        <translation>No callbacks, answers or promises in this period</translation>
    </message>
    <message>
        <source>本期没有新增投诉</source>
        <translation>No new complaints in this period</translation>
    </message>
    <message>
        <source>本期完成的投诉没有记根本原因；在处理页的“根本原因”里填写后这里就有。</source>
        <translation>No root cause is on record for the cases completed in this period; fill in “Root cause” while working a case and it appears here.</translation>
    </message>
    <message>
        <source>本期没有到期的时限</source>
        <translation>No deadlines fell due in this period</translation>
    </message>
    <message>
        <source>本期没有新增投诉，或房号看不出楼层</source>
        <translation>No new complaints in this period, or their room numbers tell no floor</translation>
    </message>
    <message>
        <source>本期没有可对比的内容</source>
        <translation>Nothing to compare in this period</translation>
    </message>
    <message>
        <source>按人员</source>
        <translation>By person</translation>
    </message>
    <message>
        <source>按部门</source>
        <translation>By department</translation>
    </message>
    <message>
        <source>按楼栋</source>
        <translation>By building</translation>
    </message>
    <message>
        <source>按渠道</source>
        <translation>By channel</translation>
    </message>
    <message>
        <source>正在统计…</source>
        <translation>Counting…</translation>
    </message>
</context>
<context>
    <name>CheckPane</name>
    <message>
        <source>检查结果</source>
        <translation>Check results</translation>
    </message>
    <message>
        <source>导出错误行…</source>
        <translation>Export error rows…</translation>
    </message>
    <message>
        <source>编号已存在的行不更新</source>
        <translation>Do not update rows whose number already exists</translation>
    </message>
    <message>
        <source>检查明细</source>
        <translation>Check details</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>已规范</source>
        <translation>Normalised</translation>
    </message>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>这些行照常导入，内容请核对。</source>
        <translation>These rows are imported as usual; please review their content.</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>这些行将作为新记录写入。</source>
        <translation>These rows will be added as new records.</translation>
    </message>
    <message>
        <source>与已有记录完全相同，不再写入。</source>
        <translation>Identical to existing records; not written again.</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>原内容</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>这些行不会导入，不影响其他行；可导出改好后再导入。</source>
        <translation>These rows will not be imported and do not affect others; export, correct and import them again.</translation>
    </message>
    <message>
        <source>没有无法导入的行。</source>
        <translation>Every row can be imported.</translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>字段</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>怎么规范</source>
        <translation>Change made</translation>
    </message>
    <message>
        <source>处</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>改写前 → 改写后</source>
        <translation>Before → after</translation>
    </message>
    <message>
        <source>只统一写法，不改意思；原表不会被改动。</source>
        <translation>Only the notation is unified, never the meaning; the original file is not changed.</translation>
    </message>
    <message>
        <source>本文件“{sheet}”第 {row} 行</source>
        <translation>This file, “{sheet}” row {row}</translation>
    </message>
    <message>
        <source>与谁重复</source>
        <translation>Repeats</translation>
    </message>
    <message>
        <source>编号相同，或时间、地点、内容都相同，不写入；按回车打开已有的那一件。</source>
        <translation>Same number, or same time, place and content: not written. Press Enter to open the case that is here.</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Current</translation>
    </message>
    <message>
        <source>表中</source>
        <translation>In sheet</translation>
    </message>
    <message>
        <source>这里已有的记录：逐项改成表中的内容；不要的可以选中保留本机的。</source>
        <translation>Already here: field by field they become what the table says. Select what is not wanted and keep ours.</translation>
    </message>
    <message>
        <source>本机现在</source>
        <translation>Here now</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>不写入</source>
        <translation>Not written</translation>
    </message>
    <message>
        <source>“{field}”</source>
        <translation>“{field}”</translation>
    </message>
    <message>
        <source>只到“{status}”，因未采用{fields}</source>
        <translation>Only “{status}”, without {fields}</translation>
    </message>
    <message>
        <source>不写入，因未采用{fields}</source>
        <translation>Not written without {fields}</translation>
    </message>
    <message>
        <source>{decision}，但会记为“{value}”</source>
        <translation>{decision}, yet it becomes “{value}”</translation>
    </message>
    <message>
        <source>{decision}，状态改为“{status}”</source>
        <translation>{decision}; the status becomes “{status}”</translation>
    </message>
    <message>
        <source>采用表中的</source>
        <translation>Take the table’s</translation>
    </message>
    <message>
        <source>保留本机的</source>
        <translation>Keep ours</translation>
    </message>
    <message>
        <source>未定（不写入）</source>
        <translation>Undecided (not written)</translation>
    </message>
    <message>
        <source>导出、导入之后本机和表中都改过，或记录在回收站里、找不到对应的记录：由您决定，不代为覆盖。</source>
        <translation>Changed both here and in the table since the export or import, or the record is in the bin or not found: you decide, nothing is overwritten for you.</translation>
    </message>
    <message>
        <source>{text}（不同，按 F9 查看）</source>
        <translation>{text} (differs, F9 shows)</translation>
    </message>
</context>
<context>
    <name>CheckSection</name>
    <message>
        <source>数据检查</source>
        <translation>Data check</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>检查全部数据</source>
        <translation>Check all data</translation>
    </message>
    <message>
        <source>修正推算的内容</source>
        <translation>Repair derived data</translation>
    </message>
    <message>
        <source>检查结果</source>
        <translation>Check results</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>检查了什么</source>
        <translation>What was checked</translation>
    </message>
    <message>
        <source>涉及的投诉</source>
        <translation>Complaints concerned</translation>
    </message>
    <message>
        <source>检查只看不改；投诉多时要几分钟，其间保存会等一等，可以随时取消。“修正”只重算由程序推算的内容（状态、到期时间、摘要、编号计数、搜索索引、能从备份找回的附件），先备份，人写的一个字不动。</source>
        <translation>A check changes nothing. In a large office it takes some minutes; saving waits meanwhile, and you can cancel at any time. “Repair” only recalculates what the program derives (status, due times, excerpts, counters, search index, attachments that a backup still has); a backup is made first and nothing that people wrote is touched.</translation>
    </message>
    <message>
        <source>修改记录的凭据</source>
        <translation>Anchor of the change history</translation>
    </message>
    <message>
        <source>纸上印的凭据</source>
        <translation>Anchor printed on paper</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>周报、交接班单和登记表的页脚印着当时的凭据。哪天有疑问，把纸上的凭据打进来核对：相符，说明印那张纸之前的修改记录一条也没有被动过。</source>
        <translation>Weekly summaries, hand-over sheets and registers carry the anchor of their time in the page foot. If there is ever doubt, type it in: if it matches, not one line of the change history from before that printing has been touched.</translation>
    </message>
    <message>
        <source>正在检查…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>正在修正…</source>
        <translation>Repairing…</translation>
    </message>
    <message>
        <source>没有要修正的。</source>
        <translation>Nothing to repair.</translation>
    </message>
    <message>
        <source>还没有检查过。</source>
        <translation>Not checked yet.</translation>
    </message>
    <message>
        <source>{count} 项里有 {wrong} 项不对。</source>
        <translation>{wrong} of {count} checks found something wrong.</translation>
    </message>
    <message>
        <source>{count} 项都对。</source>
        <translation>All {count} checks are fine.</translation>
    </message>
    <message>
        <source> 等 {count} 件</source>
        <translation> and more, {count} in all</translation>
    </message>
    <message>
        <source>对</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>不对</source>
        <translation>Wrong</translation>
    </message>
    <message>
        <source>现在的凭据：{text}</source>
        <translation>Anchor now: {text}</translation>
    </message>
</context>
<context>
    <name>ChooseForm</name>
    <message>
        <source>以本单为主单新建，名称可不填</source>
        <translation>Create with this as the main complaint; title optional</translation>
    </message>
    <message>
        <source>建立事件</source>
        <translation>Create incident</translation>
    </message>
    <message>
        <source>如 6 栋供水发黄</source>
        <translation>e.g. Discoloured water in Building 6</translation>
    </message>
    <message>
        <source>{number} {title} · {count} 户</source>
        <translation>{number} {title} · Households: {count}</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>加入 {incident}</source>
        <translation>Join {incident}</translation>
    </message>
</context>
<context>
    <name>ChoosePane</name>
    <message>
        <source>最近导入的文件</source>
        <translation>Recently imported files</translation>
    </message>
    <message>
        <source>先检查，后导入：写入之前会列出每一行的结果；可随时取消，导入后可整批撤销。</source>
        <translation>Check first, then import: the result of every row is listed before writing. Cancel at any time; an imported batch can be undone as a whole.</translation>
    </message>
    <message>
        <source>还没有表格？先下载模板，填好再导入：</source>
        <translation>No table yet? Download a template, fill it in, then import it:</translation>
    </message>
    <message>
        <source>{kind}模板…</source>
        <translation>{kind} template…</translation>
    </message>
    <message>
        <source>下载{name}</source>
        <translation>Download {name}</translation>
    </message>
    <message>
        <source>再次打开 {name}</source>
        <translation>Open {name} again</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>请抄下恢复码</source>
        <translation>Write the recovery code down</translation>
    </message>
    <message>
        <source>忘记口令时只有它能打开数据，程序里不留底。请抄在纸上，和电脑分开保管；电话里可以一组一组地念，抄错一位程序会指出是哪一组。</source>
        <translation>When the passphrase is forgotten, only this opens the data; the program keeps no copy. Write it on paper and keep it away from the computer. It can be read over the phone group by group; a wrong digit is found in its group.</translation>
    </message>
    <message>
        <source>第 {place} 组 {group}</source>
        <translation>Group {place}: {group}</translation>
    </message>
    <message>
        <source>请照着纸上的，输入最后一组（第 8 组）</source>
        <translation>From your paper, type the last group (group 8)</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>这一组和上面的不一样，请再对一遍纸上的数字。</source>
        <translation>This group is not the one above; compare the digits on your paper once more.</translation>
    </message>
</context>
<context>
    <name>ColourRules</name>
    <message>
        <source>从上往下，第一条符合的规则给这一行上色；行首有同色的竖条。</source>
        <translation>From the top down, the first rule that holds colours the row; a strip of the same colour stands at its beginning.</translation>
    </message>
    <message>
        <source>“{view}”的颜色规则</source>
        <translation>Colour rules of “{view}”</translation>
    </message>
    <message>
        <source>应用</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>＋ 规则</source>
        <translation>＋ Rule</translation>
    </message>
    <message>
        <source>用这个条件</source>
        <translation>Use this filter</translation>
    </message>
    <message>
        <source>还没有规则。</source>
        <translation>No rules yet.</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>去掉这条规则</source>
        <translation>Remove this rule</translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <source>勾选要显示的列；拖动或按 Alt+↑、Alt+↓ 调整顺序。列宽在表头上拖动。</source>
        <translation>Tick the columns to show; drag them or press Alt+↑, Alt+↓ to reorder. Drag widths in the header.</translation>
    </message>
    <message>
        <source>选择列</source>
        <translation>Choose columns</translation>
    </message>
    <message>
        <source>应用</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>恢复默认列</source>
        <translation>Default columns</translation>
    </message>
</context>
<context>
    <name>ColumnPane</name>
    <message>
        <source>每一列的对应都可以改；停在哪一列，这里就说明识别的理由。</source>
        <translation>Every match can be changed; the reason for the column you are on is explained here.</translation>
    </message>
    <message>
        <source>“{column}”：{detail}</source>
        <translation>“{column}”: {detail}</translation>
    </message>
</context>
<context>
    <name>ColumnTable</name>
    <message>
        <source>各列对应的字段</source>
        <translation>Field for each column</translation>
    </message>
    <message>
        <source>表格中的列</source>
        <translation>Column in sheet</translation>
    </message>
    <message>
        <source>对应字段</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>样例</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>识别</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>不导入</source>
        <translation>Do not import</translation>
    </message>
    <message>
        <source>（第 {index} 列，没有列名）</source>
        <translation>(Column {index}, no name)</translation>
    </message>
    <message>
        <source>“{column}”对应的字段</source>
        <translation>Field for “{column}”</translation>
    </message>
</context>
<context>
    <name>CompleteForm</name>
    <message>
        <source>已接通</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>未接通</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>沟通方式</source>
        <translation>Contact method</translation>
    </message>
    <message>
        <source>去电</source>
        <translation>Outgoing call</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>结果：说了什么、是否解决</source>
        <translation>Result: what was said, is it resolved</translation>
    </message>
    <message>
        <source>沟通后情绪</source>
        <translation>Mood after contact</translation>
    </message>
    <message>
        <source>沟通后情绪：未记</source>
        <translation>Mood after contact: not noted</translation>
    </message>
    <message>
        <source>沟通后情绪：{mood}</source>
        <translation>Mood after contact: {mood}</translation>
    </message>
    <message>
        <source>完成回访</source>
        <translation>Complete callback</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>问题已了结，之后的 {count} 次一并取消</source>
        <translation>Problem settled; also cancel the following callbacks ({count})</translation>
    </message>
    <message>
        <source>记一次未接通</source>
        <translation>Log as not reached</translation>
    </message>
    <message>
        <source>备注（可不填）：如 无人接听、关机</source>
        <translation>Note (optional): e.g. no answer, phone off</translation>
    </message>
</context>
<context>
    <name>ConditionRow</name>
    <message>
        <source>看什么</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>怎么比较</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>去掉这个条件</source>
        <translation>Remove this condition</translation>
    </message>
    <message>
        <source>内容、姓名、电话、编号里的词</source>
        <translation>Words in content, name, phone or number</translation>
    </message>
    <message>
        <source>从</source>
        <translation>from</translation>
    </message>
    <message>
        <source>到</source>
        <translation>to</translation>
    </message>
</context>
<context>
    <name>ConflictBar</name>
    <message>
        <source>选中的行：</source>
        <translation>Selected rows:</translation>
    </message>
    <message>
        <source>保留本机的</source>
        <translation>Keep ours</translation>
    </message>
    <message>
        <source>采用表中的</source>
        <translation>Take the table’s</translation>
    </message>
    <message>
        <source>全部保留本机的</source>
        <translation>Keep all of ours</translation>
    </message>
    <message>
        <source>全部采用表中的</source>
        <translation>Take all of the table’s</translation>
    </message>
    <message>
        <source>还有 {count} 行未定，未定的行不写入。</source>
        <translation>{count} rows still undecided; undecided rows are not written.</translation>
    </message>
    <message>
        <source>都已决定。</source>
        <translation>All decided.</translation>
    </message>
    <message>
        <source>{count} 处保留本机的，不写入。</source>
        <translation>{count} kept as here, not written.</translation>
    </message>
</context>
<context>
    <name>ContactForm</name>
    <message>
        <source>记沟通</source>
        <translation>Log contact</translation>
    </message>
    <message>
        <source>看不懂承诺的时间，请改成如“明天 15:00”。</source>
        <translation>Cannot read the promised time; write it like “11-28 15:00”.</translation>
    </message>
    <message>
        <source>写了时间，请同时写下承诺了什么。</source>
        <translation>A time is given; please also write what was promised.</translation>
    </message>
    <message>
        <source>请选择接通还是未接通。</source>
        <translation>Choose reached or not reached.</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>当面</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>信函</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>我方联系</source>
        <translation>Outgoing</translation>
    </message>
    <message>
        <source>对方联系</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>接通</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>未接</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>方向</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>沟通前情绪</source>
        <translation>Mood before contact</translation>
    </message>
    <message>
        <source>沟通后情绪</source>
        <translation>Mood after contact</translation>
    </message>
    <message>
        <source>说了什么</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>答应了什么（可空）</source>
        <translation>What was promised (optional)</translation>
    </message>
    <message>
        <source>什么时候之前兑现</source>
        <translation>To be kept by</translation>
    </message>
    <message>
        <source>对方说了什么、我们怎么回的</source>
        <translation>What they said and how we replied</translation>
    </message>
    <message>
        <source>如：周五前换好门禁读头</source>
        <translation>e.g. replace the door access reader by Friday</translation>
    </message>
    <message>
        <source>如 明天 15:00、周五下午3点</source>
        <translation>e.g. 15:00, 11-28 3 pm</translation>
    </message>
    <message>
        <source>保存沟通 {key}</source>
        <translation>Save contact {key}</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>承诺保存后会列入回访日历，到期提醒。</source>
        <translation>Once saved, the promise goes into the callback calendar with a reminder when due.</translation>
    </message>
    <message>
        <source>已取回上次没有保存的内容。</source>
        <translation>Content not saved last time has been restored.</translation>
    </message>
    <message>
        <source>沟通已记录。承诺“{promise}”已列入回访日历，须在{until} 前兑现。</source>
        <translation>Contact logged. The promise “{promise}” is in the callback calendar, to be kept by {until}.</translation>
    </message>
    <message>
        <source>沟通已记录。</source>
        <translation>Contact logged.</translation>
    </message>
    <message>
        <source>这一件还有先前撤销的一份沟通没有保存，按 Ctrl+L 取回。</source>
        <translation>Another contact of this case, undone earlier, is not saved yet. Ctrl+L brings it back.</translation>
    </message>
    <message>
        <source>没有存上，内容都还在；请再试一次。</source>
        <translation>Not saved; everything you entered is still here. Please try again.</translation>
    </message>
</context>
<context>
    <name>CountBadges</name>
    <message>
        <source>检查结果</source>
        <translation>Check results</translation>
    </message>
</context>
<context>
    <name>CriticalBanner</name>
    <message>
        <source>定为重大</source>
        <translation>Set to Critical</translation>
    </message>
    <message>
        <source>升级到主管</source>
        <translation>Escalate to supervisor</translation>
    </message>
    <message>
        <source>不采纳</source>
        <translation>Decline</translation>
    </message>
</context>
<context>
    <name>CutBar</name>
    <message>
        <source>小区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>楼栋</source>
        <translation>Building</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>责任部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>统计范围</source>
        <translation>Part of the office</translation>
    </message>
    <message>
        <source>全部小区</source>
        <translation>All communities</translation>
    </message>
    <message>
        <source>全部楼栋</source>
        <translation>All buildings</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>全部部门</source>
        <translation>All departments</translation>
    </message>
    <message>
        <source>全部经办人</source>
        <translation>All handlers</translation>
    </message>
    <message>
        <source>{building} 栋</source>
        <translation>Building {building}</translation>
    </message>
</context>
<context>
    <name>DateTimeField</name>
    <message>
        <source>如 11月3日 15:20、明天 9点</source>
        <translation>e.g. 11-3 15:20, 9 am</translation>
    </message>
    <message>
        <source>打开日历</source>
        <translation>Open calendar</translation>
    </message>
    <message>
        <source>看不懂“{text}”这个时间，已照原样保留。{hint}</source>
        <translation>Cannot read “{text}” as a time; kept as typed. {hint}</translation>
    </message>
</context>
<context>
    <name>DayPanel</name>
    <message>
        <source>这一天没有安排。</source>
        <translation>Nothing planned for this day.</translation>
    </message>
    <message>
        <source>拖动到另一天即改期；落在休息日会提示顺延</source>
        <translation>Drag to another day to reschedule; on a day off the next working day is offered</translation>
    </message>
    <message>
        <source>再显示 {count} 项（共 {all} 项）</source>
        <translation>Show {count} more ({all} in all)</translation>
    </message>
</context>
<context>
    <name>DepartmentCard</name>
    <message>
        <source>部门</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>别名</source>
        <translation>Other names</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>别名（登记表里的其他写法，用逗号分开）</source>
        <translation>Other names (as written in registers, separated by commas)</translation>
    </message>
    <message>
        <source>＋ 添加部门</source>
        <translation>+ Add department</translation>
    </message>
    <message>
        <source>保存部门</source>
        <translation>Save department</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>使用中</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>添加部门</source>
        <translation>Add department</translation>
    </message>
    <message>
        <source>部门“{name}”已保存。</source>
        <translation>Department “{name}” saved.</translation>
    </message>
    <message>
        <source>恢复使用</source>
        <translation>Enable again</translation>
    </message>
</context>
<context>
    <name>DoneForm</name>
    <message>
        <source>结果、对方怎么说</source>
        <translation>Result, what they said</translation>
    </message>
    <message>
        <source>沟通后情绪</source>
        <translation>Mood after contact</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>未接通</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{kind}：{title}</source>
        <translation>{kind}: {title}</translation>
    </message>
</context>
<context>
    <name>DoublesView</name>
    <message>
        <source>没有发现重复登记的住户</source>
        <translation>No double records were found</translation>
    </message>
    <message>
        <source>姓名和电话相同的登记会列在这里，可以合并成一条。</source>
        <translation>Records with the same name and phone are listed here and can be made one.</translation>
    </message>
    <message>
        <source>姓名和电话相同的登记可能是同一个人。合并后投诉和住址都归到保留的一条，可以撤销。</source>
        <translation>Records with the same name and phone may be one person. After merging, complaints and flats belong to the record that is kept; it can be undone.</translation>
    </message>
    <message>
        <source>还有 {count} 组。</source>
        <translation>{count} more groups.</translation>
    </message>
    <message>
        <source>未留电话</source>
        <translation>No phone</translation>
    </message>
    <message>
        <source>{name}&#x3000;{phone}&#x3000;{places}&#x3000;投诉 {count} 件</source>
        <translation>{name}  {phone}  {places}  {count} complaints</translation>
    </message>
    <message>
        <source>保留</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>并入上面一条</source>
        <translation>Merge into the one above</translation>
    </message>
    <message>
        <source>把 {name} 并入上面一条</source>
        <translation>Merge {name} into the one above</translation>
    </message>
</context>
<context>
    <name>DraftBar</name>
    <message>
        <source>上次未登记完：</source>
        <translation>Unfinished last time:</translation>
    </message>
    <message>
        <source>另有 {count} 件</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>上次未登记完的投诉 {count} 件</source>
        <translation>Unfinished complaints from last time: {count}</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>继续登记 {draft}</source>
        <translation>Continue {draft}</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>删除草稿 {draft}</source>
        <translation>Delete draft {draft}</translation>
    </message>
</context>
<context>
    <name>DraftShelf</name>
    <message>
        <source>已删除草稿 {draft}</source>
        <translation>Draft {draft} deleted</translation>
    </message>
    <message>
        <source>（未填地点和内容）</source>
        <translation>(no place or content yet)</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>把表格拖到这里</source>
        <translation>Drop a sheet here</translation>
    </message>
    <message>
        <source>把登记表拖到这里，或选择文件</source>
        <translation>Drop a register here, or choose a file</translation>
    </message>
    <message>
        <source>支持 Excel、WPS、ODS 和 CSV；投诉登记、住户名册、回访记录都能识别。</source>
        <translation>Excel, WPS, ODS and CSV; complaint registers, household rosters and callback records are recognised.</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose file…</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>第 {number} 步&#x3000;{title}</source>
        <translation>Step {number}  {title}</translation>
    </message>
    <message>
        <source>{surname}先生/女士</source>
        <translation>Mr/Ms {surname}</translation>
    </message>
    <message>
        <source>回到第 {number} 步 {title}</source>
        <translation>Back to step {number} {title}</translation>
    </message>
    <message>
        <source>恢复处理</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>无效结案</source>
        <translation>Close as invalid</translation>
    </message>
    <message>
        <source>开返单 R{round}</source>
        <translation>Open rework R{round}</translation>
    </message>
    <message>
        <source>完成并关闭</source>
        <translation>Complete and close</translation>
    </message>
    <message>
        <source>完成，进入{step}</source>
        <translation>Complete, to {step}</translation>
    </message>
    <message>
        <source>修改登记信息</source>
        <translation>Edit registration</translation>
    </message>
    <message>
        <source>挂起…</source>
        <translation>Put on hold…</translation>
    </message>
    <message>
        <source>退回…</source>
        <translation>Return…</translation>
    </message>
    <message>
        <source>跳过本步骤…</source>
        <translation>Skip this step…</translation>
    </message>
    <message>
        <source>开返单…</source>
        <translation>Open rework…</translation>
    </message>
    <message>
        <source>延期告知…</source>
        <translation>Extension…</translation>
    </message>
    <message>
        <source>升级…</source>
        <translation>Escalate…</translation>
    </message>
    <message>
        <source>转外部…</source>
        <translation>Refer outside…</translation>
    </message>
    <message>
        <source>撤销投诉…</source>
        <translation>Withdraw complaint…</translation>
    </message>
    <message>
        <source>删除（移入回收站）</source>
        <translation>Delete (to recycle bin)</translation>
    </message>
    <message>
        <source>群诉…</source>
        <translation>Incident…</translation>
    </message>
    <message>
        <source>找话术和案例</source>
        <translation>Find scripts and cases</translation>
    </message>
    <message>
        <source>主管评分…</source>
        <translation>Supervisor’s score…</translation>
    </message>
    <message>
        <source>写成案例…</source>
        <translation>Write case study…</translation>
    </message>
    <message>
        <source>提出改进…</source>
        <translation>Propose improvement…</translation>
    </message>
    <message>
        <source>查看修改记录</source>
        <translation>View change history</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>这条投诉在回收站中，只能查看。</source>
        <translation>This complaint is in the recycle bin and can only be viewed.</translation>
    </message>
    <message>
        <source>满意度：{answer}</source>
        <translation>Satisfaction: {answer}</translation>
    </message>
    <message>
        <source>主管评分 {points} 分：{note}</source>
        <translation>Supervisor’s score {points} of 5: {note}</translation>
    </message>
    <message>
        <source>这一步还没有开始，先看看怎么做。</source>
        <translation>This step has not started; here is how to do it.</translation>
    </message>
    <message>
        <source>这一步已在{time} 完成（{staff}），内容仍可更正，检查项不再改动。</source>
        <translation>This step was completed: {time} ({staff}). Its content can still be corrected; checklist items no longer change.</translation>
    </message>
    <message>
        <source>正在查看前面的步骤，内容仍可更正。</source>
        <translation>Viewing an earlier step; its content can still be corrected.</translation>
    </message>
    <message>
        <source>已挂起，时限停表：{reason}（{wake} 恢复）</source>
        <translation>On hold, clock stopped: {reason} (resumes {wake})</translation>
    </message>
    <message>
        <source>返单 R{round}：{reason}</source>
        <translation>Rework R{round}: {reason}</translation>
    </message>
    <message>
        <source>已退回到这一步：{reason}</source>
        <translation>Returned to this step: {reason}</translation>
    </message>
    <message>
        <source>返单 ×{count}</source>
        <translation>Rework ×{count}</translation>
    </message>
    <message>
        <source>已延期 {count} 次</source>
        <translation>Extended {count}×</translation>
    </message>
    <message>
        <source>已升级·{level}</source>
        <translation>Escalated · {level}</translation>
    </message>
    <message>
        <source>重复</source>
        <translation>Repeat</translation>
    </message>
    <message>
        <source>群诉</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>没有存上，内容都还在；请再试一次。</source>
        <translation>Not saved; everything you entered is still here. Please try again.</translation>
    </message>
    <message>
        <source>{over}，应在{time} 前完成</source>
        <translation>{over}, was due {time}</translation>
    </message>
    <message>
        <source>须在{time} 前完成</source>
        <translation>Due {time}</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>On hold</translation>
    </message>
</context>
<context>
    <name>EditorMoves</name>
    <message>
        <source>没有正在计时的时限，不需要延期。</source>
        <translation>No deadline is running; no extension is needed.</translation>
    </message>
    <message>
        <source>投诉 {number} 已结束：{status}。</source>
        <translation>Complaint {number} has ended: {status}.</translation>
    </message>
    <message>
        <source>投诉 {number} 已移入回收站</source>
        <translation>Complaint {number} moved to the recycle bin</translation>
    </message>
    <message>
        <source>没有做成，内容都还在；请再试一次。</source>
        <translation>Not done; everything you entered is still here. Please try again.</translation>
    </message>
    <message>
        <source>退回到前面的步骤</source>
        <translation>Return to an earlier step</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>退回原因 *</source>
        <translation>Reason for return *</translation>
    </message>
    <message>
        <source>已填内容都会保留</source>
        <translation>Everything entered is kept</translation>
    </message>
    <message>
        <source>退回到</source>
        <translation>Return to</translation>
    </message>
    <message>
        <source>跳过“{step}”</source>
        <translation>Skip “{step}”</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>跳过原因 *</source>
        <translation>Reason for skipping *</translation>
    </message>
    <message>
        <source>挂起，时限停表</source>
        <translation>Put on hold, clock stops</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Put on hold</translation>
    </message>
    <message>
        <source>挂起原因 *</source>
        <translation>Reason for hold *</translation>
    </message>
    <message>
        <source>在等什么、等谁</source>
        <translation>Waiting for what or whom</translation>
    </message>
    <message>
        <source>什么时候恢复 *</source>
        <translation>Resume at *</translation>
    </message>
    <message>
        <source>转外部处理，本案结束</source>
        <translation>Refer outside; this case ends</translation>
    </message>
    <message>
        <source>转外部</source>
        <translation>Refer outside</translation>
    </message>
    <message>
        <source>转到哪里 *</source>
        <translation>Referred to *</translation>
    </message>
    <message>
        <source>单位、联系人、转交方式</source>
        <translation>Organisation, contact person, how it was passed on</translation>
    </message>
    <message>
        <source>投诉人撤销投诉，本案结束</source>
        <translation>Complainant withdraws; this case ends</translation>
    </message>
    <message>
        <source>撤销投诉</source>
        <translation>Withdraw complaint</translation>
    </message>
    <message>
        <source>撤销原因 *</source>
        <translation>Reason for withdrawal *</translation>
    </message>
    <message>
        <source>投诉人怎么说的</source>
        <translation>What the complainant said</translation>
    </message>
    <message>
        <source>开返单 R{round}，从“{step}”重新处理</source>
        <translation>Open rework R{round}, starting again from “{step}”</translation>
    </message>
    <message>
        <source>开返单</source>
        <translation>Open rework</translation>
    </message>
    <message>
        <source>返单原因 *</source>
        <translation>Reason for rework *</translation>
    </message>
    <message>
        <source>哪里没有解决、投诉人不满意什么</source>
        <translation>What is not resolved, what the complainant is dissatisfied with</translation>
    </message>
    <message>
        <source>返单 R{round} 的计划</source>
        <translation>Plan for rework R{round}</translation>
    </message>
    <message>
        <source>保存计划</source>
        <translation>Save plan</translation>
    </message>
    <message>
        <source>升级：请上一级过问</source>
        <translation>Escalate: ask the next level to step in</translation>
    </message>
    <message>
        <source>升级</source>
        <translation>Escalate</translation>
    </message>
    <message>
        <source>升级原因 *</source>
        <translation>Reason for escalation *</translation>
    </message>
    <message>
        <source>为什么本级处理不了、要上级做什么</source>
        <translation>Why this level cannot handle it, what the next level should do</translation>
    </message>
    <message>
        <source>升级到</source>
        <translation>Escalate to</translation>
    </message>
    <message>
        <source>主管评分：处理得怎么样</source>
        <translation>Supervisor’s score: how was it handled?</translation>
    </message>
    <message>
        <source>保存评分</source>
        <translation>Save score</translation>
    </message>
    <message>
        <source>评语 *</source>
        <translation>Comment *</translation>
    </message>
    <message>
        <source>哪里做得好、哪里要改；与业主的满意度分开</source>
        <translation>What went well, what to change; apart from the resident’s satisfaction</translation>
    </message>
    <message>
        <source>{points} 分</source>
        <translation>{points} of 5</translation>
    </message>
    <message>
        <source>评分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>现在的评分</source>
        <translation>The present score</translation>
    </message>
    <message>
        <source>原定 {time}。已与投诉人沟通，可以延期。</source>
        <translation>Originally {time}. The complainant has been contacted; the deadline can be extended.</translation>
    </message>
    <message>
        <source>原定 {time}。延期前先与投诉人沟通说明情况并记录。</source>
        <translation>Originally {time}. Before extending, explain to the complainant and log the contact.</translation>
    </message>
    <message>
        <source>+{count} 工作日</source>
        <translation>+{count} working d</translation>
    </message>
    <message>
        <source>延期告知：时限改到什么时候</source>
        <translation>Extension: new time for the deadline</translation>
    </message>
    <message>
        <source>延期</source>
        <translation>Extension</translation>
    </message>
    <message>
        <source>延期原因 *</source>
        <translation>Reason for extension *</translation>
    </message>
    <message>
        <source>为什么来不及、怎么跟投诉人说的</source>
        <translation>Why there is not enough time, what the complainant was told</translation>
    </message>
    <message>
        <source>哪项时限</source>
        <translation>Which deadline</translation>
    </message>
    <message>
        <source>新的时限 *</source>
        <translation>New deadline *</translation>
    </message>
    <message>
        <source>如 周五、11月25日 15:00</source>
        <translation>e.g. 11-25, 11-25 15:00</translation>
    </message>
    <message>
        <source>短期措施</source>
        <translation>Short-term measures</translation>
    </message>
    <message>
        <source>马上做什么</source>
        <translation>What to do now</translation>
    </message>
    <message>
        <source>长期措施</source>
        <translation>Long-term measures</translation>
    </message>
    <message>
        <source>怎么不再发生</source>
        <translation>How to prevent a recurrence</translation>
    </message>
    <message>
        <source>返单负责人</source>
        <translation>Rework responsible person</translation>
    </message>
    <message>
        <source>完成期限</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>严重程度</source>
        <translation>Severity</translation>
    </message>
</context>
<context>
    <name>EditorPage</name>
    <message>
        <source>已保存 {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>话术已复制</source>
        <translation>Script copied</translation>
    </message>
</context>
<context>
    <name>EditorView</name>
    <message>
        <source>记沟通</source>
        <translation>Log contact</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Intake</translation>
    </message>
</context>
<context>
    <name>Encryption</name>
    <message>
        <source>正在加密数据文件夹…</source>
        <translation>Encrypting the data folder…</translation>
    </message>
    <message>
        <source>正在取消加密…</source>
        <translation>Removing the encryption…</translation>
    </message>
    <message>
        <source>已取消；数据和附件都和原来一样。</source>
        <translation>Cancelled; data and attachments are as they were.</translation>
    </message>
    <message>
        <source>已取消加密。之前的加密备份仍要用当时的数据口令或恢复码打开。</source>
        <translation>The encryption was removed. Encrypted backups made before still need the passphrase or recovery code of their time.</translation>
    </message>
    <message>
        <source>数据文件夹已加密，恢复码请收好。</source>
        <translation>The data folder is encrypted. Keep the recovery code safe.</translation>
    </message>
    <message>
        <source>以前的 {count} 份备份还没有加密，在“设置 → 隐私”里可以一并加密。</source>
        <translation> {count} earlier backups are not encrypted yet; Settings → Privacy encrypts them too.</translation>
    </message>
    <message>
        <source>有 {count} 个附件与添加时不同，原样带了过来。</source>
        <translation> {count} attachments are not what they were when added; they were taken along as they are.</translation>
    </message>
    <message>
        <source>启用新恢复码</source>
        <translation>Use the new code</translation>
    </message>
    <message>
        <source>启用后旧恢复码作废，旧备份除外。</source>
        <translation>The old code then no longer counts, except for older backups.</translation>
    </message>
    <message>
        <source>开始加密</source>
        <translation>Encrypt now</translation>
    </message>
    <message>
        <source>窗口会关闭、转换、再打开；附件多时要等一会，可以取消。</source>
        <translation>The window closes, converts and opens again; many attachments take a while, and you can cancel.</translation>
    </message>
</context>
<context>
    <name>EncryptionCard</name>
    <message>
        <source>加密数据文件夹</source>
        <translation>Encrypt the data folder</translation>
    </message>
    <message>
        <source>加密…</source>
        <translation>Encrypt…</translation>
    </message>
    <message>
        <source>修改数据口令…</source>
        <translation>Change passphrase…</translation>
    </message>
    <message>
        <source>换新恢复码…</source>
        <translation>New recovery code…</translation>
    </message>
    <message>
        <source>取消加密…</source>
        <translation>Remove encryption…</translation>
    </message>
    <message>
        <source>确定取消加密</source>
        <translation>Remove the encryption</translation>
    </message>
    <message>
        <source>保持加密</source>
        <translation>Keep it encrypted</translation>
    </message>
    <message>
        <source>加密旧备份</source>
        <translation>Encrypt old backups</translation>
    </message>
    <message>
        <source>删除搁置的明文文件</source>
        <translation>Delete plain files put aside</translation>
    </message>
    <message>
        <source>加密的是：台账、附件、草稿和之后的备份，电脑或 U 盘丢了别人也打不开。
不加密的是：导出的表格、PDF 和单据，定时写出的周报，练习数据，window.ini（窗口大小、用过的文件夹和表格名）和不含个人信息的日志；附件的文件名是内容的指纹，个数和大小看得出来。打开附件时会在本机的临时文件夹里放一份，退出时和下次打开时清掉。
硬盘上删除的明文有可能被专门工具找回，要求高的请再用系统的整盘加密。</source>
        <translation>Encrypted: the register, attachments, drafts and backups made from then on; whoever finds the computer or the USB stick cannot open them.
Not encrypted: exported workbooks, PDFs and papers, scheduled summaries, training data, window.ini (window sizes, names of folders and books used) and the logs, which hold no personal data. The file names of attachments are fingerprints of their content; how many there are and how large can be seen. An attachment that you open lies in this computer’s temporary folder until you leave, or until the next start.
Plain data deleted from a disk may be found again with special tools; where that matters, use the system’s disk encryption as well.</translation>
    </message>
    <message>
        <source>正在加密旧备份…</source>
        <translation>Encrypting old backups…</translation>
    </message>
    <message>
        <source>已加密 {count} 份旧备份。</source>
        <translation>{count} old backups were encrypted.</translation>
    </message>
    <message>
        <source>还有 {count} 份打不开，没有动。</source>
        <translation> {count} cannot be opened and were left alone.</translation>
    </message>
    <message>
        <source>已换数据口令。</source>
        <translation>The passphrase was changed.</translation>
    </message>
    <message>
        <source>新恢复码已启用，旧的作废。</source>
        <translation>The new recovery code counts from now on; the old one no longer does.</translation>
    </message>
    <message>
        <source>有一页还没有填完，不能离开；没有转换，数据没有改动。</source>
        <translation>A page is not finished and cannot be left; nothing was converted, the data are unchanged.</translation>
    </message>
    <message>
        <source>已加密。每次打开程序要输入数据口令。</source>
        <translation>Encrypted. The program asks for the passphrase at each start.</translation>
    </message>
    <message>
        <source>没有加密：拿到这台电脑或备份 U 盘的人，能看到住户的姓名、电话和附件。</source>
        <translation>Not encrypted: whoever gets hold of this computer or a backup stick can read residents’ names, phones and attachments.</translation>
    </message>
    <message>
        <source>还有 {count} 份以前的备份没有加密（最早 {first}）。另存到别处的备份这里看不到，请自行删除或重做。</source>
        <translation>{count} earlier backups are not encrypted (the first of {first}). Backups saved elsewhere are not seen from here; please delete or make them anew yourself.</translation>
    </message>
    <message>
        <source>还有搁置的明文数据文件：{names}</source>
        <translation>Plain data files put aside: {names}</translation>
    </message>
</context>
<context>
    <name>ErrorDetails</name>
    <message>
        <source>程序出错</source>
        <translation>Program error</translation>
    </message>
    <message>
        <source>刚才的操作没有完成</source>
        <translation>The last action was not completed</translation>
    </message>
    <message>
        <source>已保存的数据没有受影响，可以继续工作。如果再次出现，请把下面的报告复制给维护人员；报告里没有住户资料。</source>
        <translation>Saved data is not affected and you can go on working. If this happens again, copy the report below to your maintainer; it contains no household data.</translation>
    </message>
    <message>
        <source>错误报告</source>
        <translation>Error report</translation>
    </message>
    <message>
        <source>复制报告</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>保存报告</source>
        <translation>Save report</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>EstateTree</name>
    <message>
        <source>小区、楼栋、单元和房号</source>
        <translation>Communities, buildings, units and flats</translation>
    </message>
</context>
<context>
    <name>ExampleCard</name>
    <message>
        <source>照此计算</source>
        <translation>Calculated by these rules</translation>
    </message>
    <message>
        <source>没有适用的规定，这一项不计时。</source>
        <translation>No rule applies; this item has no clock.</translation>
    </message>
    <message>
        <source>今天 {start} 完成，{clock}应在 {at}（{limit}）</source>
        <translation>Completed today {start}: {clock} due {at} ({limit})</translation>
    </message>
    <message>
        <source>今天 {start} 受理，{clock}应在 {at}（{limit}）</source>
        <translation>Received today {start}: {clock} due {at} ({limit})</translation>
    </message>
    <message>
        <source>……中间 {count} 段……</source>
        <translation>… {count} periods in between …</translation>
    </message>
    <message>
        <source>{years} 年的放假安排尚未公布，暂按普通周一至周五计。</source>
        <translation>Holidays for {years} are not yet announced; counted as regular Monday to Friday.</translation>
    </message>
    <message>
        <source>今天 {time}</source>
        <translation>today {time}</translation>
    </message>
    <message>
        <source>{month}月{day}日 {time}</source>
        <translation>{month}-{day} {time}</translation>
    </message>
    <message>
        <source>{name}：{why}</source>
        <translation>{name}: {why}</translation>
    </message>
    <message>
        <source>{start} – {end}&#x3000;{why}</source>
        <translation>{start} – {end}  {why}</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>当前视图 {count} 条</source>
        <translation>Current view ({count})</translation>
    </message>
    <message>
        <source>选中 {count} 条</source>
        <translation>Selected ({count})</translation>
    </message>
    <message>
        <source>全部 {count} 条</source>
        <translation>All ({count})</translation>
    </message>
    <message>
        <source>回访日历包含所选日期内的全部回访。</source>
        <translation>The callback calendar holds all callbacks within the chosen dates.</translation>
    </message>
    <message>
        <source>没有可导出的投诉。</source>
        <translation>There are no complaints to export.</translation>
    </message>
    <message>
        <source>还没有可导出的内容。</source>
        <translation>There is nothing to export yet.</translation>
    </message>
    <message>
        <source>整份名册，{count} 行：每人一行，空房一行。</source>
        <translation>The whole roster, rows: {count}. One row a person, one for an empty flat.</translation>
    </message>
    <message>
        <source>全部回访，{count} 行：计划中、已完成和已取消的。</source>
        <translation>All callbacks, rows: {count}. Planned, done and cancelled.</translation>
    </message>
    <message>
        <source>住户名册 {day}</source>
        <translation>Household roster {day}</translation>
    </message>
    <message>
        <source>回访记录表 {day}</source>
        <translation>Callback records {day}</translation>
    </message>
    <message>
        <source>回访日历 {day}</source>
        <translation>Callback calendar {day}</translation>
    </message>
    <message>
        <source>投诉登记表 {day}</source>
        <translation>Complaint register {day}</translation>
    </message>
    <message>
        <source>已导出 {count} 条回访</source>
        <translation>Callbacks exported: {count}</translation>
    </message>
    <message>
        <source>已导出 {count} 条投诉</source>
        <translation>Complaints exported: {count}</translation>
    </message>
    <message>
        <source>已导出名册 {count} 行</source>
        <translation>Roster exported, rows: {count}</translation>
    </message>
    <message>
        <source>其中 {count} 个表格里放不下的控制字符已用“�”代替。</source>
        <translation>Control characters that a sheet cannot hold were replaced with “�”: {count}.</translation>
    </message>
    <message>
        <source>已取消，没有写出文件。</source>
        <translation>Cancelled; no file was written.</translation>
    </message>
    <message>
        <source>程序出了意外，文件没有写成；可换一个位置再试。</source>
        <translation>Something unexpected happened and the file was not written; try another location.</translation>
    </message>
</context>
<context>
    <name>ExportView</name>
    <message>
        <source>导出表格</source>
        <translation>Export sheet</translation>
    </message>
    <message>
        <source>导出哪张表</source>
        <translation>Which table</translation>
    </message>
    <message>
        <source>投诉登记表</source>
        <translation>Complaint register</translation>
    </message>
    <message>
        <source>住户名册</source>
        <translation>Household roster</translation>
    </message>
    <message>
        <source>回访记录表</source>
        <translation>Callback records</translation>
    </message>
    <message>
        <source>导出哪些</source>
        <translation>Which rows</translation>
    </message>
    <message>
        <source>当前视图</source>
        <translation>Current view</translation>
    </message>
    <message>
        <source>选中的投诉</source>
        <translation>Selected complaints</translation>
    </message>
    <message>
        <source>全部投诉</source>
        <translation>All complaints</translation>
    </message>
    <message>
        <source>导出成什么</source>
        <translation>Export as</translation>
    </message>
    <message>
        <source>Excel 工作簿（.xlsx）：带字段说明和统计，改好后可再导入</source>
        <translation>Excel workbook (.xlsx): with field notes and statistics; can be edited and imported again</translation>
    </message>
    <message>
        <source>CSV 文本（.csv）：给别的系统用</source>
        <translation>CSV text (.csv): for other systems</translation>
    </message>
    <message>
        <source>回访日历（.ics）：可导入手机和电脑日历</source>
        <translation>Callback calendar (.ics): can be imported into phone and computer calendars</translation>
    </message>
    <message>
        <source>住户隐私</source>
        <translation>Household privacy</translation>
    </message>
    <message>
        <source>隐去姓名和电话</source>
        <translation>Mask names and phones</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>姓名只留姓，电话隐去中间四位；导入回来时不会改动原有的姓名电话。</source>
        <translation>Names keep only the surname and phones hide the middle four digits; importing the file again leaves the original names and phones unchanged.</translation>
    </message>
    <message>
        <source>将写出完整的姓名和电话。谁、何时、导出了多少条会记入操作记录。</source>
        <translation>Full names and phones will be written. Who exported how many records, and when, goes into the activity log.</translation>
    </message>
</context>
<context>
    <name>FaultBox</name>
    <message>
        <source>未保存，原版本仍在使用。还有 {count} 处要改（点一下去改）：</source>
        <translation>Not saved; the previous version stays in use. Still to correct: {count} (click an item to go there):</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>{name}时限本期到期 {due} 个，按时 {kept} 个，超时 {late} 个</source>
        <translation>{name}: {due} deadlines fell due, {kept} met, {late} missed</translation>
    </message>
    <message>
        <source>按时</source>
        <translation>met</translation>
    </message>
    <message>
        <source>超时</source>
        <translation>missed</translation>
    </message>
    <message>
        <source>本期没有到期的</source>
        <translation>None fell due in this period</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>较满意</source>
        <translation>Fairly satisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Dissatisfied</translation>
    </message>
    <message>
        <source>答复 {count} 份</source>
        <translation>{count} answers</translation>
    </message>
    <message>
        <source>本期没有人答复满意度</source>
        <translation>Nobody answered on satisfaction in this period</translation>
    </message>
    <message>
        <source>应回访 {count} 件</source>
        <translation>{count} callbacks due</translation>
    </message>
    <message>
        <source>已回访</source>
        <translation>called back</translation>
    </message>
    <message>
        <source>未回访</source>
        <translation>not called back</translation>
    </message>
    <message>
        <source>本期没有到期应回访的</source>
        <translation>No callbacks were due in this period</translation>
    </message>
    <message>
        <source>到期承诺 {count} 项</source>
        <translation>{count} promises due</translation>
    </message>
    <message>
        <source>按时兑现</source>
        <translation>kept in time</translation>
    </message>
    <message>
        <source>未按时</source>
        <translation>not in time</translation>
    </message>
    <message>
        <source>本期没有到期的承诺</source>
        <translation>No promises were due in this period</translation>
    </message>
    <message>
        <source>未归类</source>
        <translation>No category</translation>
    </message>
    <message>
        <source>{name}：新增 {now} 件，上期 {before} 件</source>
        <translation>{name}: {now} new, {before} in the previous period</translation>
    </message>
    <message>
        <source>上期 {value}</source>
        <translation>previous {value}</translation>
    </message>
    <message>
        <source>竖线为上期同样长的时段</source>
        <translation>The vertical line marks an equally long part of the previous period</translation>
    </message>
    <message>
        <source>另有 {kinds} 类共 {count} 件</source>
        <translation>{kinds} more categories, {count} cases</translation>
    </message>
    <message>
        <source>{name}：{count} 件，占记了原因的 {share}；累计 {sum}。口径：本期完成的投诉中记录的根本原因。</source>
        <translation>{name}: {count} cases, {share} of those with a cause; cumulative {sum}. Definition: root causes on record for the cases completed in the period.</translation>
    </message>
    <message>
        <source>记了原因 {known} 件，未记 {unknown} 件</source>
        <translation>Cause on record {known}, not on record {unknown}</translation>
    </message>
    <message>
        <source>另有 {kinds} 种共 {count} 件</source>
        <translation>{kinds} more causes, {count} cases</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>累计</source>
        <translation>Cumulative</translation>
    </message>
    <message>
        <source>{building} 栋</source>
        <translation>Building {building}</translation>
    </message>
    <message>
        <source>{floor} 层</source>
        <translation>Floor {floor}</translation>
    </message>
    <message>
        <source>{low}–{high} 层</source>
        <translation>Floors {low}–{high}</translation>
    </message>
    <message>
        <source>{building} {floor}：新增 {count} 件</source>
        <translation>{building} {floor}: {count} new</translation>
    </message>
    <message>
        <source>放不下的另有 {count} 栋，共 {total} 件</source>
        <translation>{count} more buildings without room here, {total} cases</translation>
    </message>
    <message>
        <source>另有 {count} 件看不出楼层（没有房号或写法特殊）</source>
        <translation>{count} more whose room tells no floor</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>责任部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>楼栋</source>
        <translation>Building</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>只列前 {count} 行，共 {all} 行</source>
        <translation>The first {count} of {all} lines</translation>
    </message>
    <message>
        <source>{community}（未写楼栋）</source>
        <translation>{community} (no building)</translation>
    </message>
    <message>
        <source>未指定经办人</source>
        <translation>No handler</translation>
    </message>
    <message>
        <source>未派部门</source>
        <translation>No department</translation>
    </message>
    <message>
        <source>未写楼栋</source>
        <translation>No building</translation>
    </message>
    <message>
        <source>未记渠道</source>
        <translation>No channel</translation>
    </message>
    <message>
        <source>{count} 分</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} 小时</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>{count} 天</source>
        <translation>{count} days</translation>
    </message>
    <message>
        <source>没有可统计的</source>
        <translation>nothing to count</translation>
    </message>
    <message>
        <source>件数少，不算比例</source>
        <translation>too few cases for a percentage</translation>
    </message>
    <message>
        <source>{count} 件</source>
        <translation>{count} cases</translation>
    </message>
    <message>
        <source>件/百户</source>
        <translation>/100 homes</translation>
    </message>
    <message>
        <source>{by} 百分点</source>
        <translation>{by} pt</translation>
    </message>
    <message>
        <source>{sign} {by} · 上期 {value}</source>
        <translation>{sign} {by} · previous {value}</translation>
    </message>
    <message>
        <source>去年同期无记录</source>
        <translation>last year: no records</translation>
    </message>
    <message>
        <source>去年同期 {value}</source>
        <translation>last year {value}</translation>
    </message>
    <message>
        <source>{title}：{value}（分子 {top}，分母 {bottom}）</source>
        <translation>{title}: {value} ({top} of {bottom})</translation>
    </message>
    <message>
        <source>{title}：{value}（{count} 件，中位数 {median}，九成以内 {p90}）</source>
        <translation>{title}: {value} ({count} cases, median {median}, nine in ten within {p90})</translation>
    </message>
    <message>
        <source>本期没有可作分母的，所以没有比例，不是 0 也不是 100%。</source>
        <translation>There is nothing to divide by in this period, so there is no percentage: neither 0 nor 100%.</translation>
    </message>
    <message>
        <source>不足 10 件，只写件数，不说比例和升降。</source>
        <translation>Fewer than 10: counts only, no percentage and no trend.</translation>
    </message>
    <message>
        <source>口径：{text}</source>
        <translation>Definition: {text}</translation>
    </message>
    <message>
        <source>回车或点击查看这些投诉</source>
        <translation>Enter or click shows these cases</translation>
    </message>
    <message>
        <source>{first} 至 {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>本期还没有开始</source>
        <translation>The period has not begun</translation>
    </message>
    <message>
        <source>本期未完，统计至 {moment}；对比取同样长的时段</source>
        <translation>Period not over, counted to {moment}; compared with an equally long part</translation>
    </message>
    <message>
        <source>上期 {span}</source>
        <translation>previous: {span}</translation>
    </message>
    <message>
        <source>去年同期 {title}</source>
        <translation>last year: {title}</translation>
    </message>
    <message>
        <source>{month} 月</source>
        <translation>Month {month}</translation>
    </message>
    <message>
        <source>{week} 周</source>
        <translation>W{week}</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>统计于 {at}</source>
        <translation>Counted at {at}</translation>
    </message>
    <message>
        <source>“{name}”背后没有投诉。</source>
        <translation>There are no cases behind “{name}”.</translation>
    </message>
    <message>
        <source>{name} {count} 件</source>
        <translation>{name}: {count} cases</translation>
    </message>
    <message>
        <source>“{title}”的图片和数字已复制，可粘贴到微信、Word 或表格。</source>
        <translation>Picture and numbers of “{title}” copied; paste them into a chat, a document or a sheet.</translation>
    </message>
</context>
<context>
    <name>FiguresView</name>
    <message>
        <source>统计图表或周报</source>
        <translation>Charts or summary</translation>
    </message>
    <message>
        <source>统计图表</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>周报</source>
        <translation>Weekly summary</translation>
    </message>
    <message>
        <source>还没有投诉，暂时没有可统计的</source>
        <translation>No complaints yet, so nothing to count</translation>
    </message>
    <message>
        <source>登记第一件投诉，或导入您现有的登记表，图表和周报会自动出来。</source>
        <translation>Register the first complaint or import your register; charts and summaries come by themselves.</translation>
    </message>
    <message>
        <source>导入登记表</source>
        <translation>Import register</translation>
    </message>
    <message>
        <source>登记第一件投诉</source>
        <translation>Register the first complaint</translation>
    </message>
    <message>
        <source>载入示例数据</source>
        <translation>Load the sample office</translation>
    </message>
    <message>
        <source>月报</source>
        <translation>Monthly summary</translation>
    </message>
    <message>
        <source>时段报告</source>
        <translation>Period report</translation>
    </message>
</context>
<context>
    <name>FilterBuilder</name>
    <message>
        <source>筛选条件</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>应用</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>视图的名字</source>
        <translation>Name of the view</translation>
    </message>
    <message>
        <source>保存为视图</source>
        <translation>Save as view</translation>
    </message>
    <message>
        <source>{count} 条投诉</source>
        <translation>{count} complaints</translation>
    </message>
    <message>
        <source>请给视图起个名字。</source>
        <translation>Give the view a name.</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>查找话术、案例和改进</source>
        <translation>Search scripts, case studies and improvements</translation>
    </message>
    <message>
        <source>查找，几个词用空格隔开</source>
        <translation>Search; separate words with spaces</translation>
    </message>
    <message>
        <source>每个词都要出现；大小写和空格不计。快捷键 Ctrl+F</source>
        <translation>Every word must appear; case and spaces are ignored. Shortcut Ctrl+F</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>话术</source>
        <translation>Scripts</translation>
    </message>
    <message>
        <source>案例</source>
        <translation>Case studies</translation>
    </message>
    <message>
        <source>改进</source>
        <translation>Improvements</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>情绪</source>
        <translation>Mood</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>任何情绪</source>
        <translation>Any mood</translation>
    </message>
    <message>
        <source>任何步骤</source>
        <translation>Any step</translation>
    </message>
    <message>
        <source>不再为这条投诉填写</source>
        <translation>Stop filling in for this complaint</translation>
    </message>
    <message>
        <source>任何类别</source>
        <translation>Any category</translation>
    </message>
    <message>
        <source>正在为 {number} 找：称呼、房号等已填好</source>
        <translation>Searching for {number}: form of address, room etc. are filled in</translation>
    </message>
    <message>
        <source>新话术</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>新案例</source>
        <translation>New case study</translation>
    </message>
    <message>
        <source>新改进</source>
        <translation>New improvement</translation>
    </message>
</context>
<context>
    <name>FlatForm</name>
    <message>
        <source>居住情况</source>
        <translation>Occupancy</translation>
    </message>
    <message>
        <source>面积（㎡）</source>
        <translation>Area (m²)</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>如 有大狗、门铃坏了</source>
        <translation>e.g. large dog, bell broken</translation>
    </message>
    <message>
        <source>修改这一户</source>
        <translation>Edit this flat</translation>
    </message>
</context>
<context>
    <name>FollowUpCard</name>
    <message>
        <source>已 {count} 次未接通</source>
        <translation>Not reached {count}×</translation>
    </message>
    <message>
        <source>已改期 {count} 次</source>
        <translation>Rescheduled {count}×</translation>
    </message>
    <message>
        <source>原定 {moment}</source>
        <translation>Originally {moment}</translation>
    </message>
    <message>
        <source>承诺 {moment} 前兑现</source>
        <translation>Promise to be kept by {moment}</translation>
    </message>
    <message>
        <source>结果：{text}</source>
        <translation>Result: {text}</translation>
    </message>
    <message>
        <source>系列第 {number}/{size} 次</source>
        <translation>Series {number}/{size}</translation>
    </message>
    <message>
        <source>偏好：{text}</source>
        <translation>Preference: {text}</translation>
    </message>
    <message>
        <source>经办：{name}</source>
        <translation>Handler: {name}</translation>
    </message>
    <message>
        <source>安排上门</source>
        <translation>Plan visit</translation>
    </message>
    <message>
        <source>多次未接通，建议改为上门走访。</source>
        <translation>Not reached several times; a visit is suggested instead.</translation>
    </message>
</context>
<context>
    <name>FollowUpList</name>
    <message>
        <source>还没有安排回访。</source>
        <translation>No callbacks planned yet.</translation>
    </message>
    <message>
        <source>安排回访</source>
        <translation>Plan callback</translation>
    </message>
    <message>
        <source>已逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>承诺</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>未接通 {count} 次</source>
        <translation>Not reached {count}×</translation>
    </message>
    <message>
        <source>完成…</source>
        <translation>Complete…</translation>
    </message>
    <message>
        <source>完成：{what}</source>
        <translation>Complete: {what}</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>FormFields</name>
    <message>
        <source>请填写投诉内容；其他已填的都已保留。</source>
        <translation>Please enter the complaint; everything else you filled in is kept.</translation>
    </message>
    <message>
        <source>没有“{text}”这个类别，请从列表中选择，或清空后登记。</source>
        <translation>There is no category “{text}”; choose one from the list, or clear the field and register.</translation>
    </message>
    <message>
        <source>房号、电话、姓名或拼音首字母</source>
        <translation>Room, phone, name or pinyin initials</translation>
    </message>
    <message>
        <source>房号 / 电话 / 姓名 / 拼音首字母，如 3-2-501、2207、lns</source>
        <translation>Room / phone / name / pinyin initials, e.g. 3-2-501, 2207, lns</translation>
    </message>
    <message>
        <source>投诉人</source>
        <translation>Complainant</translation>
    </message>
    <message>
        <source>未说明</source>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>投诉内容</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>发生了什么，按对方的话记下；Tab 到下一栏</source>
        <translation>What happened, in their own words; Tab to the next field</translation>
    </message>
    <message>
        <source>期望</source>
        <translation>Expectation</translation>
    </message>
    <message>
        <source>对方希望怎么处理</source>
        <translation>How they would like it handled</translation>
    </message>
    <message>
        <source>情绪，按 1 到 4 选择</source>
        <translation>Mood, press 1 to 4</translation>
    </message>
    <message>
        <source>先处理心情：登记后先安抚并记录沟通，再谈方案。</source>
        <translation>Feelings first: after registering, calm the complainant and log the contact, then discuss solutions.</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>输入名称、用词或拼音首字母查找</source>
        <translation>Search by name, wording or pinyin initials</translation>
    </message>
    <message>
        <source>采用</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>受理时间</source>
        <translation>Received at</translation>
    </message>
    <message>
        <source>如 14:20、昨天 9点、11月3日 15:20</source>
        <translation>e.g. 14:20, 9 am, 11-3 15:20</translation>
    </message>
    <message>
        <source>事发时间和地点</source>
        <translation>Time and place of event</translation>
    </message>
    <message>
        <source>如 昨晚 11 点，3 栋 2 单元电梯厅</source>
        <translation>e.g. 11 last night, Building 3 Unit 2 lift lobby</translation>
    </message>
    <message>
        <source>责任部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>流程</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>谁、哪里</source>
        <translation>Who and where</translation>
    </message>
    <message>
        <source>投诉内容 *</source>
        <translation>Complaint *</translation>
    </message>
    <message>
        <source>情绪</source>
        <translation>Mood</translation>
    </message>
</context>
<context>
    <name>GroupBox</name>
    <message>
        <source>这一组怎样算符合</source>
        <translation>When this group holds</translation>
    </message>
    <message>
        <source>全部符合</source>
        <translation>All hold</translation>
    </message>
    <message>
        <source>任一符合</source>
        <translation>Any holds</translation>
    </message>
    <message>
        <source>全不符合</source>
        <translation>None holds</translation>
    </message>
    <message>
        <source>＋ 条件</source>
        <translation>＋ Condition</translation>
    </message>
    <message>
        <source>＋ 条件组</source>
        <translation>＋ Group</translation>
    </message>
    <message>
        <source>去掉这一组</source>
        <translation>Remove this group</translation>
    </message>
</context>
<context>
    <name>Guidance</name>
    <message>
        <source>怎么做</source>
        <translation>How to do it</translation>
    </message>
    <message>
        <source>怎么说</source>
        <translation>What to say</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>换一条</source>
        <translation>Another</translation>
    </message>
    <message>
        <source>看怎么做</source>
        <translation>Show how-to</translation>
    </message>
    <message>
        <source>收起怎么做</source>
        <translation>Hide how-to</translation>
    </message>
    <message>
        <source>第 {at} 条，共 {count} 条</source>
        <translation>{at} of {count}</translation>
    </message>
</context>
<context>
    <name>HandOverPage</name>
    <message>
        <source>到下一班（{moment}）前要办 {due} 项，未兑现的承诺 {owed} 项，新投诉 {new} 件</source>
        <translation>Due before the next shift ({moment}): {due}; promises not yet kept: {owed}; new complaints: {new}</translation>
    </message>
    <message>
        <source>留言已保存，下一班可以看到。</source>
        <translation>Note saved; the next shift can see it.</translation>
    </message>
    <message>
        <source>交接内容已复制，可粘贴到微信或邮件。</source>
        <translation>Hand-over copied; paste it into WeChat or an email.</translation>
    </message>
</context>
<context>
    <name>HandOverView</name>
    <message>
        <source>交接班</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>给下一班留言</source>
        <translation>Note to the next shift</translation>
    </message>
    <message>
        <source>钥匙、停水停电、约好的人、要盯的事……</source>
        <translation>Keys, water or power cuts, appointments, things to watch…</translation>
    </message>
    <message>
        <source>边写边存；点“保存留言”后下一班就能看到。</source>
        <translation>Saved as you type; press “Save note” to show it to the next shift.</translation>
    </message>
    <message>
        <source>保存留言</source>
        <translation>Save note</translation>
    </message>
    <message>
        <source>交接内容</source>
        <translation>Hand-over content</translation>
    </message>
    <message>
        <source>复制全文</source>
        <translation>Copy all</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打开回访日历</source>
        <translation>Open callback calendar</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>← 队列</source>
        <translation>← Queue</translation>
    </message>
    <message>
        <source>回到投诉队列</source>
        <translation>Back to the complaint queue</translation>
    </message>
    <message>
        <source>↑ 上一条</source>
        <translation>↑ Previous</translation>
    </message>
    <message>
        <source>上一条</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>↓ 下一条</source>
        <translation>↓ Next</translation>
    </message>
    <message>
        <source>下一条</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>第 {place} 条，共 {count} 条</source>
        <translation>{place} of {count}</translation>
    </message>
</context>
<context>
    <name>HeatView</name>
    <message>
        <source>小区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>近 30 天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>近 90 天</source>
        <translation>Last 90 days</translation>
    </message>
    <message>
        <source>近 12 个月</source>
        <translation>Last 12 months</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>上月</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>任何类别</source>
        <translation>Any category</translation>
    </message>
    <message>
        <source>名册里还没有楼栋，也没有写明房号的投诉。</source>
        <translation>The roster has no buildings yet, and no complaint names a room.</translation>
    </message>
    <message>
        <source>{span} 写明房号的投诉 {count} 件。点一格，在队列中查看。</source>
        <translation>{span}: {count} complaints that name a room. Press a cell to see them in the queue.</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>帮助与快捷键</source>
        <translation>Help and shortcuts</translation>
    </message>
    <message>
        <source>查找功能或按键</source>
        <translation>Find a function or key</translation>
    </message>
    <message>
        <source>到处可用</source>
        <translation>Available everywhere</translation>
    </message>
    <message>
        <source>快捷键一览</source>
        <translation>All shortcuts</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>在帮助里查找</source>
        <translation>Search the help</translation>
    </message>
    <message>
        <source>帮助的各篇</source>
        <translation>Topics of the help</translation>
    </message>
    <message>
        <source>快捷键一览</source>
        <translation>All shortcuts</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>操作记录</source>
        <translation>Activity log</translation>
    </message>
    <message>
        <source>从哪天</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到哪天</source>
        <translation>To</translation>
    </message>
    <message>
        <source>查看操作记录</source>
        <translation>Show activity log</translation>
    </message>
    <message>
        <source>导出为 Excel…</source>
        <translation>Export to Excel…</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>改前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>改后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>{name}的操作记录</source>
        <translation>Activity log of {name}</translation>
    </message>
    <message>
        <source>姓名和电话在这里是隐去的。</source>
        <translation>Names and phones are hidden here.</translation>
    </message>
    <message>
        <source>导出操作记录</source>
        <translation>Export activity log</translation>
    </message>
    <message>
        <source>已写入 {count} 行：{path}</source>
        <translation>{count} rows written: {path}</translation>
    </message>
    <message>
        <source>日期请写成 2026-11-21 这样。</source>
        <translation>Please write days as 2026-11-21.</translation>
    </message>
    <message>
        <source>共 {count} 行，最近的在前；姓名和电话是隐去的。</source>
        <translation>{count} rows, newest first; names and phones are hidden.</translation>
    </message>
    <message>
        <source>这些天没有操作。</source>
        <translation>Nothing was done on these days.</translation>
    </message>
</context>
<context>
    <name>HomeView</name>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>修改这一户</source>
        <translation>Edit this flat</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>＋ 登记迁入</source>
        <translation>＋ Register a move-in</translation>
    </message>
    <message>
        <source>近 12 个月</source>
        <translation>Last 12 months</translation>
    </message>
    <message>
        <source>未兑现的承诺</source>
        <translation>Promises not kept yet</translation>
    </message>
    <message>
        <source>在队列中查看</source>
        <translation>See in the queue</translation>
    </message>
    <message>
        <source>为这一户登记投诉</source>
        <translation>Register a complaint for this flat</translation>
    </message>
    <message>
        <source>投诉</source>
        <translation>complaints</translation>
    </message>
    <message>
        <source>重复</source>
        <translation>repeats</translation>
    </message>
    <message>
        <source>返单</source>
        <translation>reworked</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>satisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>dissatisfied</translation>
    </message>
    <message>
        <source>{when} 前：{text}</source>
        <translation>By {when}: {text}</translation>
    </message>
    <message>
        <source>已过期，{text}</source>
        <translation>Overdue, {text}</translation>
    </message>
    <message>
        <source>{area} ㎡</source>
        <translation>{area} m²</translation>
    </message>
    <message>
        <source>隐藏</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>没有登记在住人员。</source>
        <translation>Nobody is registered as living here.</translation>
    </message>
    <message>
        <source>已搬离</source>
        <translation>Moved out</translation>
    </message>
    <message>
        <source>搬回</source>
        <translation>Moves back</translation>
    </message>
    <message>
        <source>{name} 搬回</source>
        <translation>{name} moves back</translation>
    </message>
    <message>
        <source>修改 {name}</source>
        <translation>Edit {name}</translation>
    </message>
    <message>
        <source>搬离</source>
        <translation>Moves out</translation>
    </message>
    <message>
        <source>{name} 搬离</source>
        <translation>{name} moves out</translation>
    </message>
    <message>
        <source>未留电话</source>
        <translation>No phone</translation>
    </message>
    <message>
        <source>{phone}&#x3000;偏好：{time}</source>
        <translation>{phone}  prefers: {time}</translation>
    </message>
    <message>
        <source>{phone}&#x3000;{day} 搬离</source>
        <translation>{phone}  moved out {day}</translation>
    </message>
    <message>
        <source>投诉记录 {count} 件，未结 {open} 件</source>
        <translation>{count} complaints, {open} open</translation>
    </message>
    <message>
        <source>这一户还没有投诉。</source>
        <translation>This flat has no complaints yet.</translation>
    </message>
    <message>
        <source>其余 {count} 件请在队列中查看。</source>
        <translation>See the other {count} in the queue.</translation>
    </message>
    <message>
        <source>打开 {number}</source>
        <translation>Open {number}</translation>
    </message>
</context>
<context>
    <name>HouseholdFinder</name>
    <message>
        <source>名册中没有这个电话，已填入电话栏。</source>
        <translation>This phone is not in the roster; it was put in the phone field.</translation>
    </message>
    <message>
        <source>都不是，按“{text}”登记</source>
        <translation>None of these, register as “{text}”</translation>
    </message>
    <message>
        <source>符合的住户太多，请补全房号（如 3-2-501），或从中选一户：</source>
        <translation>Too many matching households; complete the room (e.g. 3-2-501) or choose one:</translation>
    </message>
    <message>
        <source>有 {count} 户符合，请选一户（方向键、Enter）：</source>
        <translation>Matching households: {count}. Choose one (arrow keys, Enter):</translation>
    </message>
    <message>
        <source>已选 {place}</source>
        <translation>Selected: {place}</translation>
    </message>
    <message>
        <source>这是姓名，填到投诉人</source>
        <translation>This is a name, use as complainant</translation>
    </message>
    <message>
        <source>名册中没有，按登记内容保存：{place}</source>
        <translation>Not in the roster; will be saved as entered: {place}</translation>
    </message>
    <message>
        <source>{building} 栋 {unit} 单元 {room}</source>
        <translation>Bldg {building}, Unit {unit}, {room}</translation>
    </message>
    <message>
        <source>{building} 栋 {room}</source>
        <translation>Bldg {building}, {room}</translation>
    </message>
</context>
<context>
    <name>HouseholdPanel</name>
    <message>
        <source>记一次沟通</source>
        <translation>Log contact</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>仍按重复投诉登记</source>
        <translation>Register as repeat anyway</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>住户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>输入房号、电话、姓名或拼音首字母，这里显示该户的人员、未结投诉和近期记录。</source>
        <translation>Enter a room, phone, name or pinyin initials to see the household’s people, open complaints and recent records.</translation>
    </message>
    <message>
        <source>名册中没有这一户，没有可显示的记录。</source>
        <translation>This household is not in the roster; nothing to show.</translation>
    </message>
    <message>
        <source>该户有未结的同类投诉 {number}：{content}</source>
        <translation>This household has an open complaint of the same kind, {number}: {content}</translation>
    </message>
    <message>
        <source>隐藏 F9</source>
        <translation>Hide F9</translation>
    </message>
    <message>
        <source>显示姓名电话 F9</source>
        <translation>Show names and phones F9</translation>
    </message>
    <message>
        <source>名册中没有登记人员。</source>
        <translation>No people listed in the roster.</translation>
    </message>
    <message>
        <source>备注：{note}</source>
        <translation>Note: {note}</translation>
    </message>
    <message>
        <source>近一年投诉 {count} 件</source>
        <translation>Complaints in the past year: {count}</translation>
    </message>
    <message>
        <source>近一年投诉 {count} 件，上次回访：{answer}</source>
        <translation>Complaints in the past year: {count}, last callback: {answer}</translation>
    </message>
    <message>
        <source>未兑现的承诺 {count} 项</source>
        <translation>Promises not kept: {count}</translation>
    </message>
    <message>
        <source>未结投诉 {count} 件</source>
        <translation>Open complaints: {count}</translation>
    </message>
    <message>
        <source>近 90 天</source>
        <translation>Last 90 days</translation>
    </message>
    <message>
        <source>近 90 天没有投诉。</source>
        <translation>No complaints in the last 90 days.</translation>
    </message>
    <message>
        <source>另有 {count} 件，见住户档案。</source>
        <translation>{count} more, see the household file.</translation>
    </message>
    <message>
        <source>偏好：{time}</source>
        <translation>Preference: {time}</translation>
    </message>
    <message>
        <source>打开 {number} {content}</source>
        <translation>Open {number} {content}</translation>
    </message>
</context>
<context>
    <name>HouseholdsPage</name>
    <message>
        <source>名册共 {count} 户</source>
        <translation>{count} flats in the roster</translation>
    </message>
    <message>
        <source>已合并，{count} 件投诉归到保留的一条。</source>
        <translation>Merged; {count} complaints now belong to the record that was kept.</translation>
    </message>
</context>
<context>
    <name>HouseholdsView</name>
    <message>
        <source>住户档案</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>住户</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>热力图</source>
        <translation>Heat map</translation>
    </message>
    <message>
        <source>重复登记</source>
        <translation>Double records</translation>
    </message>
    <message>
        <source>房号、姓名、拼音首字母、电话尾号</source>
        <translation>Room, name, initials, last digits of a phone</translation>
    </message>
    <message>
        <source>查找住户</source>
        <translation>Find a household</translation>
    </message>
    <message>
        <source>找到的住户</source>
        <translation>Households found</translation>
    </message>
    <message>
        <source>没有找到这样的住户。</source>
        <translation>No such household was found.</translation>
    </message>
    <message>
        <source>选一户看它的人员和投诉</source>
        <translation>Choose a flat to see its people and complaints</translation>
    </message>
    <message>
        <source>在左边输入房号或姓名，或从楼栋中打开。</source>
        <translation>Type a room or a name at the left, or open it from its building.</translation>
    </message>
    <message>
        <source>名册里还没有住户</source>
        <translation>There are no flats in the roster yet</translation>
    </message>
    <message>
        <source>导入住户名册，或登记带房号的投诉。</source>
        <translation>Import the household roster, or register a complaint with a room.</translation>
    </message>
    <message>
        <source>导入名册</source>
        <translation>Import the roster</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>正在导入，请等它完成或取消后再选另一个文件。</source>
        <translation>An import is running; wait for it to finish or cancel it before choosing another file.</translation>
    </message>
    <message>
        <source>共 {count} 行，点“下一步：检查”后显示结果。</source>
        <translation>Rows: {count}. Click “Next: check” to see the results.</translation>
    </message>
    <message>
        <source>正在检查…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>正在逐行检查…</source>
        <translation>Checking row by row…</translation>
    </message>
    <message>
        <source>正在导入，请等它完成或取消后再撤销。</source>
        <translation>An import is running; wait until it is done or cancel it before undoing a batch.</translation>
    </message>
    <message>
        <source>导入 {count} 行</source>
        <translation>Import rows ({count})</translation>
    </message>
    <message>
        <source>没有可导入的行</source>
        <translation>No rows to import</translation>
    </message>
    <message>
        <source>没有检查完，请再点“下一步：检查”。</source>
        <translation>The check did not finish; click “Next: check” again.</translation>
    </message>
    <message>
        <source>打开看看，自己指出表头</source>
        <translation>Open it and point at the header</translation>
    </message>
    <message>
        <source>第 {id} 批导入</source>
        <translation>Import batch {id}</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>导入表格</source>
        <translation>Import sheet</translation>
    </message>
    <message>
        <source>导入步骤</source>
        <translation>Import steps</translation>
    </message>
    <message>
        <source>1 选择文件</source>
        <translation>1 Choose file</translation>
    </message>
    <message>
        <source>2 对应列</source>
        <translation>2 Match columns</translation>
    </message>
    <message>
        <source>3 检查</source>
        <translation>3 Check</translation>
    </message>
    <message>
        <source>4 导入</source>
        <translation>4 Import</translation>
    </message>
    <message>
        <source>保存此对应方案</source>
        <translation>Save this mapping</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一步：检查</source>
        <translation>Next: check</translation>
    </message>
</context>
<context>
    <name>Incident</name>
    <message>
        <source>已回访</source>
        <translation>Called back</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>回访 {time}</source>
        <translation>Callback {time}</translation>
    </message>
    <message>
        <source>未回访</source>
        <translation>Not called back</translation>
    </message>
    <message>
        <source>正在看的这一条</source>
        <translation>The one you are viewing</translation>
    </message>
    <message>
        <source>打开 {number}</source>
        <translation>Open {number}</translation>
    </message>
    <message>
        <source>主单</source>
        <translation>Main</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>让 {number} 退出群诉</source>
        <translation>Take {number} out of the incident</translation>
    </message>
</context>
<context>
    <name>IncidentChoice</name>
    <message>
        <source>✓ 登记后加入该事件（再按取消）</source>
        <translation>✓ Joins this incident on registering (press again to cancel)</translation>
    </message>
    <message>
        <source>✓ 登记后建立事件（再按取消）</source>
        <translation>✓ Creates an incident on registering (press again to cancel)</translation>
    </message>
    <message>
        <source>加入该事件</source>
        <translation>Join this incident</translation>
    </message>
    <message>
        <source>建立事件</source>
        <translation>Create incident</translation>
    </message>
    <message>
        <source>已归入群诉 {number} {title}。</source>
        <translation>Added to incident {number} {title}.</translation>
    </message>
</context>
<context>
    <name>IncidentPanel</name>
    <message>
        <source>对全部住户说明</source>
        <translation>Inform all households</translation>
    </message>
    <message>
        <source>应用主单结果</source>
        <translation>Apply main result</translation>
    </message>
    <message>
        <source>每户安排一次回访</source>
        <translation>Plan one callback each</translation>
    </message>
    <message>
        <source>加入投诉</source>
        <translation>Add complaint</translation>
    </message>
    <message>
        <source>设本单为主单</source>
        <translation>Set this as main</translation>
    </message>
    <message>
        <source>关闭事件</source>
        <translation>Close incident</translation>
    </message>
    <message>
        <source>编号或房号</source>
        <translation>Number or room</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>如 TS-20261121-009、009 或 6-2-301</source>
        <translation>e.g. TS-20261121-009, 009 or 6-2-301</translation>
    </message>
    <message>
        <source>退出原因</source>
        <translation>Reason for leaving</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>归入群诉</source>
        <translation>Add to incident</translation>
    </message>
    <message>
        <source>许多户反映同一起因时：主单只办一次，每户各回访一次。选一个事件，或新建。</source>
        <translation>When many households report the same cause: the main complaint is handled once and each household gets one callback. Choose an incident or create one.</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>{place}：填入 {count} 项，还差：{gaps}</source>
        <translation>{place}: {count} filled in, still needed: {gaps}</translation>
    </message>
    <message>
        <source>{place}：填入 {count} 项，已完成 {steps}</source>
        <translation>{place}: {count} filled in, completed {steps}</translation>
    </message>
    <message>
        <source>没有其他要办的投诉。</source>
        <translation>There are no other complaints to handle.</translation>
    </message>
    <message>
        <source>{count} 户 · 已回访 {called} 户 · {time} 关闭</source>
        <translation>Households: {count} · Called back: {called} · Closed {time}</translation>
    </message>
    <message>
        <source>{count} 户 · 已回访 {called} 户 · {time} 建立</source>
        <translation>Households: {count} · Called back: {called} · Created {time}</translation>
    </message>
    <message>
        <source>没有主单：请打开其中一条，设为主单。</source>
        <translation>No main complaint: open one of the complaints and set it as main.</translation>
    </message>
    <message>
        <source>{number} 退出原因</source>
        <translation>{number}: reason for leaving</translation>
    </message>
</context>
<context>
    <name>IncidentSide</name>
    <message>
        <source>群诉 {count}</source>
        <translation>Incident {count}</translation>
    </message>
    <message>
        <source>群诉</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>已记入 {count} 条投诉。</source>
        <translation>Logged in complaints: {count}.</translation>
    </message>
    <message>
        <source>主单结果已应用：填入 {filled} 项，完成 {steps} 个步骤。</source>
        <translation>Main result applied: fields filled {filled}, steps completed {steps}.</translation>
    </message>
    <message>
        <source>已为 {count} 户各安排一次回访。</source>
        <translation>One callback each planned for households: {count}.</translation>
    </message>
    <message>
        <source>待回访的每户都已有一次回访，没有新增。</source>
        <translation>Every household awaiting a callback already has one; none added.</translation>
    </message>
    <message>
        <source>群诉 {number} 已关闭</source>
        <translation>Incident {number} closed</translation>
    </message>
    <message>
        <source>没有做成，内容都还在；请再试一次。</source>
        <translation>Not done; everything you entered is still here. Please try again.</translation>
    </message>
    <message>
        <source>已归入群诉 {number} {title}。</source>
        <translation>Added to incident {number} {title}.</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>这份草稿已登记或已删除，已打开新的一份。</source>
        <translation>This draft was already registered or deleted; a new one has been opened.</translation>
    </message>
    <message>
        <source>草稿已保存 {clock}</source>
        <translation>Draft saved {clock}</translation>
    </message>
    <message>
        <source>首个时限 {due}</source>
        <translation>First deadline {due}</translation>
    </message>
    <message>
        <source>重复投诉，已与前一件关联</source>
        <translation>Repeat complaint, linked to the previous one</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>IntakeView</name>
    <message>
        <source>新投诉</source>
        <translation>New complaint</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
</context>
<context>
    <name>Knowledge</name>
    <message>
        <source>已停用</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>本处</source>
        <translation>This office</translation>
    </message>
    <message>
        <source>还要自己填：{places}。从投诉里打开本页会自动填好。</source>
        <translation>Still to fill in: {places}. Open this page from a complaint to have them filled in automatically.</translation>
    </message>
    <message>
        <source>只有主管或经理可以改话术</source>
        <translation>Only a supervisor or manager can change scripts</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>照这条写本处的话术</source>
        <translation>Write own script from this</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>重新启用</source>
        <translation>Enable again</translation>
    </message>
    <message>
        <source>来自流程</source>
        <translation>From workflow</translation>
    </message>
    <message>
        <source>任何步骤</source>
        <translation>Any step</translation>
    </message>
    <message>
        <source>用在</source>
        <translation>Used in</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>任何类别</source>
        <translation>Any category</translation>
    </message>
    <message>
        <source>任何情绪</source>
        <translation>Any mood</translation>
    </message>
    <message>
        <source>情绪</source>
        <translation>Mood</translation>
    </message>
    <message>
        <source>怎么说</source>
        <translation>What to say</translation>
    </message>
    <message>
        <source>{staff} 写于 {time}</source>
        <translation>Written by {staff}, {time}</translation>
    </message>
    <message>
        <source>发生了什么</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>什么办法管用</source>
        <translation>What worked</translation>
    </message>
    <message>
        <source>教训</source>
        <translation>Lesson learned</translation>
    </message>
    <message>
        <source>打开投诉 {number}</source>
        <translation>Open complaint {number}</translation>
    </message>
    <message>
        <source>移出案例库</source>
        <translation>Remove from library</translation>
    </message>
    <message>
        <source>措施</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Responsible person</translation>
    </message>
    <message>
        <source>完成期限</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>完成于</source>
        <translation>Completed at</translation>
    </message>
    <message>
        <source>效果怎么验证</source>
        <translation>How to verify</translation>
    </message>
    <message>
        <source>验证结果</source>
        <translation>Verification result</translation>
    </message>
    <message>
        <source>由来</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>措施已完成</source>
        <translation>Action completed</translation>
    </message>
    <message>
        <source>记录效果</source>
        <translation>Record effect</translation>
    </message>
    <message>
        <source>接着新建一项</source>
        <translation>Create a follow-on</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>{due} 前完成</source>
        <translation>Due {due}</translation>
    </message>
    <message>
        <source>{at} 验证</source>
        <translation>Verification {at}</translation>
    </message>
    <message>
        <source>{at} 完成</source>
        <translation>Completed {at}</translation>
    </message>
    <message>
        <source>没有保存，写的内容已放下</source>
        <translation>Not saved; your text has been set aside</translation>
    </message>
    <message>
        <source>这是上次没有写完的内容，接着写或取消。</source>
        <translation>This is unfinished from last time; continue or cancel.</translation>
    </message>
    <message>
        <source>新话术</source>
        <translation>New script</translation>
    </message>
    <message>
        <source>修改话术</source>
        <translation>Edit script</translation>
    </message>
    <message>
        <source>新案例</source>
        <translation>New case study</translation>
    </message>
    <message>
        <source>修改案例</source>
        <translation>Edit case study</translation>
    </message>
    <message>
        <source>新改进</source>
        <translation>New improvement</translation>
    </message>
    <message>
        <source>修改改进</source>
        <translation>Edit improvement</translation>
    </message>
    <message>
        <source>话术已停用</source>
        <translation>Script disabled</translation>
    </message>
    <message>
        <source>案例“{title}”已移出案例库</source>
        <translation>Case study “{title}” removed from the library</translation>
    </message>
    <message>
        <source>已记为完成：{title}</source>
        <translation>Marked as completed: {title}</translation>
    </message>
    <message>
        <source>改进“{title}”已删除</source>
        <translation>Improvement “{title}” deleted</translation>
    </message>
</context>
<context>
    <name>KnowledgeForms</name>
    <message>
        <source>话术</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>如：{称呼}，您反映的{类别}我记下了，{承诺时间}前给您回话。</source>
        <translation>e.g. {称呼}, I have noted your complaint about {类别} and will get back to you by {承诺时间}.</translation>
    </message>
    <message>
        <source>怎么说 *</source>
        <translation>What to say *</translation>
    </message>
    <message>
        <source>英文</source>
        <translation>English</translation>
    </message>
    <message>
        <source>英文（可不填）</source>
        <translation>English (optional)</translation>
    </message>
    <message>
        <source>用在哪一步</source>
        <translation>Used in step</translation>
    </message>
    <message>
        <source>对方情绪</source>
        <translation>Complainant’s mood</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>标题 *</source>
        <translation>Title *</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>发生了什么</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>什么办法管用</source>
        <translation>What worked</translation>
    </message>
    <message>
        <source>教训</source>
        <translation>Lesson learned</translation>
    </message>
    <message>
        <source>下次遇到同样的事，先做什么、不做什么</source>
        <translation>What to do first next time, and what to avoid</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>改进什么 *</source>
        <translation>What to improve *</translation>
    </message>
    <message>
        <source>改进什么</source>
        <translation>What to improve</translation>
    </message>
    <message>
        <source>具体措施</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Responsible person</translation>
    </message>
    <message>
        <source>完成期限</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>效果怎么验证</source>
        <translation>How to verify</translation>
    </message>
    <message>
        <source>如：三个月后比较同类投诉件数</source>
        <translation>e.g. compare complaints of this kind after three months</translation>
    </message>
    <message>
        <source>什么时候验证</source>
        <translation>When to verify</translation>
    </message>
    <message>
        <source>有没有效果</source>
        <translation>Was it effective</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Effective</translation>
    </message>
    <message>
        <source>无效</source>
        <translation>Not effective</translation>
    </message>
    <message>
        <source>怎么看出来的</source>
        <translation>How you can tell</translation>
    </message>
    <message>
        <source>如：漏水投诉从每月 5 件降到 1 件</source>
        <translation>e.g. leak complaints fell from 5 a month to 1</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>插入占位：</source>
        <translation>Insert placeholder:</translation>
    </message>
</context>
<context>
    <name>KnowledgePage</name>
    <message>
        <source>只有主管或经理可以改话术</source>
        <translation>Only a supervisor or manager can change scripts</translation>
    </message>
    <message>
        <source>正在写的内容还没有保存，先保存或取消。</source>
        <translation>Your text is not saved yet; save or cancel first.</translation>
    </message>
    <message>
        <source>话术已复制，还有［］里的内容要自己填</source>
        <translation>Script copied; parts in [ ] are still to be filled in</translation>
    </message>
    <message>
        <source>话术已复制</source>
        <translation>Script copied</translation>
    </message>
    <message>
        <source>由投诉 {number} 提出</source>
        <translation>Proposed from complaint {number}</translation>
    </message>
    <message>
        <source>投诉 {number} 已经写成案例，就是这一篇。</source>
        <translation>Complaint {number} already has a case study; this is it.</translation>
    </message>
    <message>
        <source>已隐去：{removed}。请再看一遍，别的能认出人的内容请自己删去。</source>
        <translation>Masked: {removed}. Please read it again and delete anything else that could identify a person.</translation>
    </message>
    <message>
        <source>没有找到姓名、电话、房号；请再看一遍，能认出人的内容请删去。</source>
        <translation>No names, phones or rooms found; please read it again and delete anything that could identify a person.</translation>
    </message>
    <message>
        <source>已保存 {time}</source>
        <translation>Saved {time}</translation>
    </message>
</context>
<context>
    <name>KnowledgeView</name>
    <message>
        <source>找到的内容</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>少写几个词，或清除类别、情绪等筛选再找。</source>
        <translation>Use fewer words, or clear filters such as category and mood.</translation>
    </message>
    <message>
        <source>还没有话术</source>
        <translation>No scripts yet</translation>
    </message>
    <message>
        <source>把说得好的话写下来，处理投诉时会排在最前面。</source>
        <translation>Write down what works well; it comes first when handling complaints.</translation>
    </message>
    <message>
        <source>还没有案例</source>
        <translation>No case studies yet</translation>
    </message>
    <message>
        <source>打开一条已关闭的投诉，从“更多”里选“写成案例…”，姓名电话房号会自动隐去。</source>
        <translation>Open a closed complaint and choose “Write case study…” under “More”; names, phones and rooms are masked automatically.</translation>
    </message>
    <message>
        <source>还没有改进措施</source>
        <translation>No improvements yet</translation>
    </message>
    <message>
        <source>从投诉的“更多”里选“提出改进…”，或在这里新建：写明负责人、期限和怎么验证效果。</source>
        <translation>Choose “Propose improvement…” under “More” in a complaint, or create one here: state the responsible person, the due date and how to verify the effect.</translation>
    </message>
</context>
<context>
    <name>LimitsSection</name>
    <message>
        <source>时限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>计时</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>时限规定</source>
        <translation>Deadline rules</translation>
    </message>
    <message>
        <source>＋ 添加规定</source>
        <translation>+ Add rule</translation>
    </message>
    <message>
        <source>任何级别</source>
        <translation>Any severity</translation>
    </message>
    <message>
        <source>任何类别</source>
        <translation>Any category</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>保存规定</source>
        <translation>Save rule</translation>
    </message>
    <message>
        <source>删除规定</source>
        <translation>Delete rule</translation>
    </message>
    <message>
        <source>时限（本处规定）</source>
        <translation>Deadlines (house rules)</translation>
    </message>
    <message>
        <source>这些是本处自己的规定。同一计时有几条时，类别优先于级别，级别优先于通用。</source>
        <translation>These are this office’s own rules. If a clock has several, category takes precedence over severity, and severity over general.</translation>
    </message>
    <message>
        <source>规定已保存；正在计时的投诉不变。</source>
        <translation>Rule saved; running complaints are unchanged.</translation>
    </message>
    <message>
        <source>规定已添加；正在计时的投诉不变。</source>
        <translation>Rule added; running complaints are unchanged.</translation>
    </message>
    <message>
        <source>规定已删除；正在计时的投诉不变。</source>
        <translation>Rule deleted; running complaints are unchanged.</translation>
    </message>
    <message>
        <source>没有通用规定的计时：{clocks}。不合其他规定的投诉在这一项不计时。</source>
        <translation>Clocks without a general rule: {clocks}. Complaints that match no other rule have no such clock.</translation>
    </message>
    <message>
        <source>添加规定</source>
        <translation>Add rule</translation>
    </message>
</context>
<context>
    <name>ListsSection</name>
    <message>
        <source>类别与部门</source>
        <translation>Lists</translation>
    </message>
</context>
<context>
    <name>LockHook</name>
    <message>
        <source>没有叫“{name}”的人，请写姓名或拼音首字母。</source>
        <translation>Nobody is called “{name}”; please write the name or its pinyin initials.</translation>
    </message>
    <message>
        <source>有几位都对得上，请写全名：{names}</source>
        <translation>Several people fit, please write the whole name: {names}</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>姓名或拼音首字母</source>
        <translation>Name or pinyin initials</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>再输一次口令</source>
        <translation>PIN once more</translation>
    </message>
    <message>
        <source>加密数据文件夹（接着设数据口令；以后也可以）</source>
        <translation>Encrypt the data folder (a passphrase comes next; possible later too)</translation>
    </message>
    <message>
        <source>已锁定</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>{name} {since} 起离开。填写到一半的内容都还在，进入后接着做。</source>
        <translation>{name} left at {since}. Everything half typed is still there; sign in to go on.</translation>
    </message>
    <message>
        <source>本处要求口令，请用自己的口令进入。</source>
        <translation>This office requires PINs; please sign in with your own.</translation>
    </message>
    <message>
        <source>进入</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>换人值班</source>
        <translation>Change operator</translation>
    </message>
    <message>
        <source>写姓名或拼音首字母，例如“王敏”写 wm，再输口令。没有口令的人直接按回车。</source>
        <translation>Write the name or pinyin initials, for example wm for 王敏, then the PIN. Who has none just presses Enter.</translation>
    </message>
    <message>
        <source>换人</source>
        <translation>Change operator</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>欢迎使用投诉管家</source>
        <translation>Welcome to Complaint Desk</translation>
    </message>
    <message>
        <source>请先写下您的姓名：第一位就是本处的经理，可以修改设置、添加人员。口令可以以后再设。</source>
        <translation>Please write your name: the first person is this office’s manager, who may change settings and add people. The PIN can wait.</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>以后再说</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>修改我的口令</source>
        <translation>Change my PIN</translation>
    </message>
    <message>
        <source>{name}，请先输现在的口令（没有就留空），再输两次新口令。</source>
        <translation>{name}, first the present PIN (leave it empty if there is none), then the new one twice.</translation>
    </message>
    <message>
        <source>保存口令</source>
        <translation>Save PIN</translation>
    </message>
    <message>
        <source>两次输入的口令不一样，请再输一次。</source>
        <translation>The two PINs differ, please type it once more.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>口令（可不填）</source>
        <translation>PIN (may stay empty)</translation>
    </message>
    <message>
        <source>新口令</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>现在的口令</source>
        <translation>Present PIN</translation>
    </message>
    <message>
        <source>忘记口令：请经理在“设置 → 人员”里重设。经理忘记口令：在这台电脑上运行 complaint-desk reset-pin，会留下记录。</source>
        <translation>Forgotten PIN: the manager sets a new one under Settings → Staff. Forgotten manager’s PIN: run complaint-desk reset-pin on this computer; this is logged.</translation>
    </message>
    <message>
        <source>口令错的次数多了，请再等 {seconds} 秒。</source>
        <translation>Too many wrong tries, please wait {seconds} more seconds.</translation>
    </message>
    <message>
        <source>现在可以再试。</source>
        <translation>You can try again now.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>投诉管家</source>
        <translation>Complaint Desk</translation>
    </message>
</context>
<context>
    <name>ManyChoice</name>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
</context>
<context>
    <name>MatchPane</name>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>表格种类</source>
        <translation>Sheet kind</translation>
    </message>
    <message>
        <source>看什么</source>
        <translation>What to show</translation>
    </message>
    <message>
        <source>导入后的样子</source>
        <translation>After import</translation>
    </message>
    <message>
        <source>对应列</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>原表</source>
        <translation>Original sheet</translation>
    </message>
    <message>
        <source>写法对应</source>
        <translation>Spellings</translation>
    </message>
    <message>
        <source>下一处待核对</source>
        <translation>Next to check</translation>
    </message>
    <message>
        <source>还有 {count} 处待核对</source>
        <translation>{count} more to check</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
</context>
<context>
    <name>MeaningDelegate</name>
    <message>
        <source>“{text}”当作</source>
        <translation>“{text}” means</translation>
    </message>
    <message>
        <source>由程序识别</source>
        <translation>As recognised</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>消息</source>
        <translation>Messages</translation>
    </message>
</context>
<context>
    <name>MessageStrip</name>
    <message>
        <source>提示</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>注意</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>出错</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>{level}：{text}</source>
        <translation>{level}: {text}</translation>
    </message>
    <message>
        <source>复制这条消息</source>
        <translation>Copy this message</translation>
    </message>
    <message>
        <source>知道了，关闭</source>
        <translation>Got it, close</translation>
    </message>
</context>
<context>
    <name>MissingBox</name>
    <message>
        <source>还差 {count} 项才能进入“{step}”：</source>
        <translation>Still needed for “{step}” ({count}): </translation>
    </message>
    <message>
        <source>还差 {count} 项才能关闭：</source>
        <translation>Still needed to close ({count}): </translation>
    </message>
    <message>
        <source>填写 </source>
        <translation>Fill in </translation>
    </message>
    <message>
        <source>检查 </source>
        <translation>Check </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>还有 {count} 项，{late} 项逾期</source>
        <translation>+{count} more, {late} overdue</translation>
    </message>
    <message>
        <source>{late} 项逾期</source>
        <translation>{late} overdue</translation>
    </message>
    <message>
        <source>逾期 {late}</source>
        <translation>Late {late}</translation>
    </message>
    <message>
        <source>还有 {count} 项</source>
        <translation>+{count} more</translation>
    </message>
    <message>
        <source>{count} 项</source>
        <translation>+{count}</translation>
    </message>
    <message>
        <source>{year}年{month}月{day}日</source>
        <translation>{year}-{month}-{day}</translation>
    </message>
    <message>
        <source>一</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>二</source>
        <translation>Tu</translation>
    </message>
    <message>
        <source>三</source>
        <translation>We</translation>
    </message>
    <message>
        <source>四</source>
        <translation>Th</translation>
    </message>
    <message>
        <source>五</source>
        <translation>Fr</translation>
    </message>
    <message>
        <source>六</source>
        <translation>Sa</translation>
    </message>
    <message>
        <source>日</source>
        <translation>Su</translation>
    </message>
    <message>
        <source>休</source>
        <translation>Off</translation>
    </message>
</context>
<context>
    <name>MoveForm</name>
    <message>
        <source>改到什么时间</source>
        <translation>Move to when</translation>
    </message>
    <message>
        <source>如 明天 9点、周一下午、11-23 10:30</source>
        <translation>e.g. 9:00, 11-23, 11-23 10:30</translation>
    </message>
    <message>
        <source>改期</source>
        <translation>Reschedule</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>改到 {moment}</source>
        <translation>Move to {moment}</translation>
    </message>
    <message>
        <source>请填写改到什么时间。</source>
        <translation>Please enter the new time.</translation>
    </message>
</context>
<context>
    <name>OfficeSection</name>
    <message>
        <source>物业处</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>物业处名称</source>
        <translation>Office name</translation>
    </message>
    <message>
        <source>上班时间</source>
        <translation>Work starts</translation>
    </message>
    <message>
        <source>下班时间</source>
        <translation>Work ends</translation>
    </message>
    <message>
        <source>新投诉默认流程</source>
        <translation>Default workflow for new complaints</translation>
    </message>
    <message>
        <source>工作小时和工作日按这个时间计。改动只影响以后开始的计时；正在计时的投诉可在“时限”里重新计算。</source>
        <translation>Working hours and working days are counted by these times. Changes affect only clocks that start later; running complaints can be recalculated under “Deadlines”.</translation>
    </message>
    <message>
        <source>重复投诉：同户同类，多少天内</source>
        <translation>Repeat complaint: same household and category, within</translation>
    </message>
    <message>
        <source>天</source>
        <translation>days</translation>
    </message>
    <message>
        <source>群诉：同栋同类，多少天内</source>
        <translation>Incident: same building and category, within</translation>
    </message>
    <message>
        <source>群诉：至少几户</source>
        <translation>Incident: at least</translation>
    </message>
    <message>
        <source>户</source>
        <translation>households</translation>
    </message>
    <message>
        <source>重复投诉与群诉（本处规定）</source>
        <translation>Repeat complaints and incidents (house rule)</translation>
    </message>
    <message>
        <source>上下班时间请写成 8:30 这样；原时间未改。</source>
        <translation>Write working times like 8:30; the original times are unchanged.</translation>
    </message>
    <message>
        <source>设置已保存。</source>
        <translation>Settings saved.</translation>
    </message>
</context>
<context>
    <name>OfficeWindow</name>
    <message>
        <source>今日工作台</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>投诉队列</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>回访日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>住户档案</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>案例与话术</source>
        <translation>Knowledge</translation>
    </message>
    <message>
        <source>统计与周报</source>
        <translation>Figures and summary</translation>
    </message>
    <message>
        <source>新投诉</source>
        <translation>New complaint</translation>
    </message>
    <message>
        <source>投诉处理</source>
        <translation>Complaint handling</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>交接班</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>打印预览</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>回收站</source>
        <translation>Recycle bin</translation>
    </message>
    <message>
        <source>正在建立示例数据…</source>
        <translation>Creating sample data…</translation>
    </message>
    <message>
        <source>示例数据已建好：{count} 件投诉，人物均为虚构。</source>
        <translation>Sample data is ready: {count} complaints, all people fictitious.</translation>
    </message>
    <message>
        <source>已取消，没有写入任何内容。</source>
        <translation>Cancelled; nothing was written.</translation>
    </message>
</context>
<context>
    <name>OperatorMenu</name>
    <message>
        <source>选择值班人</source>
        <translation>Choose operator</translation>
    </message>
    <message>
        <source>添加值班人员…</source>
        <translation>Add operator…</translation>
    </message>
    <message>
        <source>修改我的口令…</source>
        <translation>Change my PIN…</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>回收站</source>
        <translation>Recycle bin</translation>
    </message>
    <message>
        <source>练习模式</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>Follow system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>语言将在下次启动时更换。</source>
        <translation>The language changes at the next start.</translation>
    </message>
    <message>
        <source>练习在另一个窗口打开，不会碰到真实数据。</source>
        <translation>Training opens in another window; it cannot touch real data.</translation>
    </message>
    <message>
        <source>练习模式没有打开，数据没有改动。</source>
        <translation>Training did not open; no data was changed.</translation>
    </message>
    <message>
        <source>添加值班人员</source>
        <translation>Add operator</translation>
    </message>
    <message>
        <source>姓名（登记和沟通记录会署这个名字）：</source>
        <translation>Name (shown on registrations and contact records):</translation>
    </message>
</context>
<context>
    <name>OrderedList</name>
    <message>
        <source>上移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>PapersCard</name>
    <message>
        <source>打印与定时周报</source>
        <translation>Printing and the scheduled weekly summary</translation>
    </message>
    <message>
        <source>打印标志</source>
        <translation>Logo on papers</translation>
    </message>
    <message>
        <source>选择标志图片…</source>
        <translation>Choose a logo…</translation>
    </message>
    <message>
        <source>去掉标志</source>
        <translation>Remove the logo</translation>
    </message>
    <message>
        <source>每周自动生成周报</source>
        <translation>Write the weekly summary every week</translation>
    </message>
    <message>
        <source>星期几</source>
        <translation>Day of the week</translation>
    </message>
    <message>
        <source>几点</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>存到文件夹</source>
        <translation>Into the folder</translation>
    </message>
    <message>
        <source>同时生成 Excel</source>
        <translation>As Excel as well</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose folder…</translation>
    </message>
    <message>
        <source>“{name}”不是能用的图片，原来的标志未改。请选 PNG 或 JPEG 图片。</source>
        <translation>“{name}” is no usable picture; the logo was not changed. Please choose a PNG or JPEG picture.</translation>
    </message>
    <message>
        <source>打印标志已更换。</source>
        <translation>The logo on papers was changed.</translation>
    </message>
    <message>
        <source>打印标志已去掉。</source>
        <translation>The logo was taken off the papers.</translation>
    </message>
    <message>
        <source>没有标志，只印物业处名称</source>
        <translation>No logo; only the office’s name is printed</translation>
    </message>
    <message>
        <source>定时周报的设置已保存。</source>
        <translation>The settings of the scheduled summary were saved.</translation>
    </message>
    <message>
        <source>时间请写成 17:00 这样；原设置未改。</source>
        <translation>Please write the time like 17:00; the setting was not changed.</translation>
    </message>
    <message>
        <source>电脑到点没开机的，下次打开本程序时补写，错过几周补几份。</source>
        <translation>If the computer was off at that time, the summary is written when the program is next opened: one for each missed week.</translation>
    </message>
    <message>
        <source>下次：{moment}。</source>
        <translation>Next: {moment}. </translation>
    </message>
    <message>
        <source>选择标志图片</source>
        <translation>Choose a logo</translation>
    </message>
    <message>
        <source>图片（{patterns}）</source>
        <translation>Pictures ({patterns})</translation>
    </message>
    <message>
        <source>选择周报存放的文件夹</source>
        <translation>Choose the folder for weekly summaries</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>修改数据口令</source>
        <translation>Change the passphrase</translation>
    </message>
    <message>
        <source>加密数据文件夹</source>
        <translation>Encrypt the data folder</translation>
    </message>
    <message>
        <source>数据不用重写，马上就好。之前的备份仍用做它们时的口令，恢复码照旧有效。</source>
        <translation>The data need not be written again; it is done at once. Earlier backups keep the passphrase of their time, the recovery code stays valid.</translation>
    </message>
    <message>
        <source>每次打开程序都要输入数据口令。忘了口令、又没有恢复码，谁也打不开数据，做这个程序的人也不行。下一步会给出恢复码，请准备好纸笔。</source>
        <translation>The program will ask for the passphrase at each start. Without the passphrase and without the recovery code nobody can open the data, not even the makers of this program. The recovery code comes next: have pen and paper ready.</translation>
    </message>
    <message>
        <source>现在的数据口令</source>
        <translation>Passphrase of now</translation>
    </message>
    <message>
        <source>新的数据口令（至少 {count} 个字符）</source>
        <translation>New passphrase (at least {count} characters)</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>保存新口令</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>下一步：恢复码</source>
        <translation>Next: recovery code</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>两次输入的口令不一样，请再输一次。</source>
        <translation>The two differ; please type it once more.</translation>
    </message>
    <message>
        <source>请稍候…</source>
        <translation>One moment…</translation>
    </message>
</context>
<context>
    <name>PeriodBar</name>
    <message>
        <source>上一期（Alt+Left）</source>
        <translation>Previous period (Alt+Left)</translation>
    </message>
    <message>
        <source>下一期（Alt+Right）</source>
        <translation>Next period (Alt+Right)</translation>
    </message>
    <message>
        <source>本期</source>
        <translation>This period</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>周</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>任意时段</source>
        <translation>Custom dates</translation>
    </message>
    <message>
        <source>看哪一天所在的时段</source>
        <translation>Period that contains this date</translation>
    </message>
    <message>
        <source>从哪天起</source>
        <translation>From which day</translation>
    </message>
    <message>
        <source>到哪天止</source>
        <translation>To which day</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
    <message>
        <source>本周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>到今天</source>
        <translation>To today</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>投诉人</source>
        <translation>Complainant</translation>
    </message>
    <message>
        <source>隐藏</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>隐藏姓名和电话</source>
        <translation>Hide name and phone</translation>
    </message>
    <message>
        <source>显示姓名和电话</source>
        <translation>Show name and phone</translation>
    </message>
    <message>
        <source>未留姓名</source>
        <translation>No name given</translation>
    </message>
    <message>
        <source>未登记房号</source>
        <translation>No room recorded</translation>
    </message>
    <message>
        <source>未留电话</source>
        <translation>No phone given</translation>
    </message>
    <message>
        <source>{phone}&#x3000;偏好：{time}</source>
        <translation>{phone}  Preference: {time}</translation>
    </message>
    <message>
        <source>近 12 个月投诉 {count} 次 · 满意 {satisfied}</source>
        <translation>Complaints in 12 months: {count} · Satisfied: {satisfied}</translation>
    </message>
    <message>
        <source>{days} 天内同类第 {count} 次</source>
        <translation>No. {count} of this kind in {days} days</translation>
    </message>
    <message>
        <source>上一次：{number}</source>
        <translation>Previous: {number}</translation>
    </message>
    <message>
        <source>备注：{note}</source>
        <translation>Note: {note}</translation>
    </message>
    <message>
        <source>修改联系偏好</source>
        <translation>Edit contact preferences</translation>
    </message>
    <message>
        <source>＋ 记联系偏好</source>
        <translation>+ Contact preferences</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>什么时候方便联系</source>
        <translation>When to call</translation>
    </message>
    <message>
        <source>如 晚上 7 点后、周末上午</source>
        <translation>e.g. after 7 pm, weekend mornings</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>如 家有婴儿、先发微信再打电话</source>
        <translation>e.g. baby at home, message before calling</translation>
    </message>
    <message>
        <source>修改人员</source>
        <translation>Edit this person</translation>
    </message>
    <message>
        <source>登记迁入</source>
        <translation>Register a move-in</translation>
    </message>
</context>
<context>
    <name>PersonMask</name>
    <message>
        <source>按 F9 或点击隐藏</source>
        <translation>Press F9 or click to hide</translation>
    </message>
    <message>
        <source>按 F9 或点击查看，会留下记录</source>
        <translation>Press F9 or click to view; this is logged</translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>安排回访</source>
        <translation>Plan callback</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>如 明天 9点、周一下午</source>
        <translation>e.g. 9:00, 11-23 15:00</translation>
    </message>
    <message>
        <source>投诉编号或住户</source>
        <translation>Complaint number or household</translation>
    </message>
    <message>
        <source>编号、房号 3-2-501、姓名</source>
        <translation>Number, room 3-2-501, name</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>要问什么、带什么</source>
        <translation>What to ask, what to bring</translation>
    </message>
    <message>
        <source>安排</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>次数</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>请填写投诉编号，或选择住户。</source>
        <translation>Enter a complaint number or choose a household.</translation>
    </message>
    <message>
        <source>请填写时间。</source>
        <translation>Please enter a time.</translation>
    </message>
    <message>
        <source>偏好：{text}</source>
        <translation>Preference: {text}</translation>
    </message>
    <message>
        <source>用 {moment}</source>
        <translation>Use {moment}</translation>
    </message>
    <message>
        <source>{day}（{weekday}）是休息日，之后的工作日是 {next}</source>
        <translation>{day} ({weekday}) is a day off; the next working day is {next}</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>事由（可空）</source>
        <translation>Subject (optional)</translation>
    </message>
    <message>
        <source>请写明时间，如“明天 15:00”。</source>
        <translation>Give the time, e.g. “11-28 15:00”.</translation>
    </message>
</context>
<context>
    <name>Planner</name>
    <message>
        <source>“{text}”对应多条投诉或住户，请从候选中选一项。</source>
        <translation>“{text}” matches several complaints or households; choose one from the list.</translation>
    </message>
    <message>
        <source>没有找到“{text}”，请核对编号或房号。</source>
        <translation>“{text}” was not found; check the number or room.</translation>
    </message>
    <message>
        <source>已安排：{what}，{moment}</source>
        <translation>Planned: {what}, {moment}</translation>
    </message>
    <message>
        <source>已安排 {count} 次：{what}，首次 {moment}</source>
        <translation>Planned {count}×: {what}, first {moment}</translation>
    </message>
</context>
<context>
    <name>PlannerCard</name>
    <message>
        <source>回访安排（本处规定）</source>
        <translation>Planning callbacks (house rule)</translation>
    </message>
    <message>
        <source>最早几点联系住户</source>
        <translation>Earliest time to contact residents</translation>
    </message>
    <message>
        <source>最晚几点联系住户</source>
        <translation>Latest time to contact residents</translation>
    </message>
    <message>
        <source>免打扰时段（可填多段，可空）</source>
        <translation>Quiet hours (several, or empty)</translation>
    </message>
    <message>
        <source>每天最多几项回访（0 为不限）</source>
        <translation>Most callbacks a day (0: no limit)</translation>
    </message>
    <message>
        <source>项</source>
        <translation> items</translation>
    </message>
    <message>
        <source>安排和改期时据此建议时间并提醒；只提醒，不禁止。住户自己的偏好优先。</source>
        <translation>Planning and moving suggest times by these rules and warn; they never forbid. A resident’s own preference goes first.</translation>
    </message>
    <message>
        <source>时间请写成 9:00、时段请写成 12:00-14:00 这样；原设置未改。</source>
        <translation>Write times as 9:00 and spans as 12:00-14:00; the settings were not changed.</translation>
    </message>
    <message>
        <source>回访安排的设置已保存。</source>
        <translation>The planning settings are saved.</translation>
    </message>
</context>
<context>
    <name>PreferencesForm</name>
    <message>
        <source>联系偏好</source>
        <translation>Contact preferences</translation>
    </message>
    <message>
        <source>什么时候方便联系</source>
        <translation>Good time to contact</translation>
    </message>
    <message>
        <source>如 晚上 7 点后、周末上午</source>
        <translation>e.g. after 7 pm, weekend mornings</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>如 家有婴儿、先发微信再打电话</source>
        <translation>e.g. baby at home, WeChat before calling</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>保存偏好</source>
        <translation>Save preferences</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>投诉人</source>
        <translation>Complainant</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>当前步骤</source>
        <translation>Current step</translation>
    </message>
    <message>
        <source>选中一条投诉，这里显示它的要点。</source>
        <translation>Select a complaint to see its key points here.</translation>
    </message>
    <message>
        <source>打开处理</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>返单 ×{count}</source>
        <translation>Rework ×{count}</translation>
    </message>
    <message>
        <source>重复投诉</source>
        <translation>Repeat complaint</translation>
    </message>
    <message>
        <source>已延期 {count} 次</source>
        <translation>Extended: {count}</translation>
    </message>
    <message>
        <source>已升级·{level}</source>
        <translation>Escalated · {level}</translation>
    </message>
    <message>
        <source>按一下看为什么是这个时间（{key}）</source>
        <translation>Press to see why this time ({key})</translation>
    </message>
    <message>
        <source>结束于 {time}</source>
        <translation>Ended {time}</translation>
    </message>
    <message>
        <source>结果：{text}</source>
        <translation>Result: {text}</translation>
    </message>
    <message>
        <source>挂起到 {time}：{reason}</source>
        <translation>On hold until {time}: {reason}</translation>
    </message>
    <message>
        <source>期限 {time}，{left}</source>
        <translation>Due {time}, {left}</translation>
    </message>
    <message>
        <source>下次{kind}：{time}</source>
        <translation>Next {kind}: {time}</translation>
    </message>
    <message>
        <source>下一步：{what}</source>
        <translation>Next: {what}</translation>
    </message>
    <message>
        <source>还缺：{what}</source>
        <translation>Also missing: {what}</translation>
    </message>
    <message>
        <source>另有 {count} 项未完成</source>
        <translation>{count} more not done</translation>
    </message>
    <message>
        <source>下一步：本步骤已齐备，可进入“{step}”</source>
        <translation>Next: this step is ready, go to “{step}”</translation>
    </message>
    <message>
        <source>下一步：已齐备，可以结案</source>
        <translation>Next: all is ready, the case can be closed</translation>
    </message>
    <message>
        <source>返单 R{round}：{cause}</source>
        <translation>Rework R{round}: {cause}</translation>
    </message>
    <message>
        <source>{time} 前</source>
        <translation>by {time}</translation>
    </message>
    <message>
        <source>最近沟通（共 {count} 次）</source>
        <translation>Latest contacts ({count} in all)</translation>
    </message>
    <message>
        <source>最近沟通</source>
        <translation>Latest contacts</translation>
    </message>
    <message>
        <source>还没有沟通记录</source>
        <translation>No contact logged yet</translation>
    </message>
    <message>
        <source>{time} {channel}：未接通</source>
        <translation>{time} {channel}: not reached</translation>
    </message>
    <message>
        <source>承诺：{text}</source>
        <translation>Promise: {text}</translation>
    </message>
    <message>
        <source>{time} {channel}：{said}</source>
        <translation>{time} {channel}: {said}</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>正在准备打印内容…</source>
        <translation>Preparing the pages…</translation>
    </message>
    <message>
        <source>正在打印…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>已送到打印机：{count} 页。</source>
        <translation>Sent to the printer: {count} pages.</translation>
    </message>
    <message>
        <source>正在写“{name}”…</source>
        <translation>Writing “{name}”…</translation>
    </message>
    <message>
        <source>已写入：{path}</source>
        <translation>Written: {path}</translation>
    </message>
    <message>
        <source>已写入 {count} 页：{path}</source>
        <translation>Written, {count} pages: {path}</translation>
    </message>
    <message>
        <source>已取消。</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>程序出了意外，文件没有打印或写成。</source>
        <translation>Something unexpected happened; the papers were not printed or written.</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>存为 Excel…</source>
        <translation>Save as Excel…</translation>
    </message>
    <message>
        <source>存为 HTML…</source>
        <translation>Save as HTML…</translation>
    </message>
    <message>
        <source>显示完整姓名和电话（记入操作记录）</source>
        <translation>Show full names and phones (goes into the activity log)</translation>
    </message>
    <message>
        <source>打印预览</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>页宽</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>整页</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>第 {page} 页，共 {pages} 页</source>
        <translation>Page {page} of {pages}</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>投诉登记表</source>
        <translation>Complaint register</translation>
    </message>
    <message>
        <source>投诉处理单（现场填写）</source>
        <translation>Case sheet (to fill in on site)</translation>
    </message>
    <message>
        <source>投诉处理单</source>
        <translation>Case sheet</translation>
    </message>
    <message>
        <source>派工单</source>
        <translation>Work slip</translation>
    </message>
    <message>
        <source>回访日历</source>
        <translation>Callback calendar</translation>
    </message>
    <message>
        <source>回访记录表</source>
        <translation>Callback records</translation>
    </message>
    <message>
        <source>交接班单</source>
        <translation>Hand-over sheet</translation>
    </message>
    <message>
        <source>打印什么</source>
        <translation>What to print</translation>
    </message>
    <message>
        <source>选中 {count} 条</source>
        <translation>{count} chosen</translation>
    </message>
    <message>
        <source>投诉处理单（{what}）</source>
        <translation>Case sheet ({what})</translation>
    </message>
    <message>
        <source>投诉处理单，现场填写（{what}）</source>
        <translation>Case sheet, to fill in on site ({what})</translation>
    </message>
    <message>
        <source>派工单（{what}）</source>
        <translation>Work slip ({what})</translation>
    </message>
    <message>
        <source>投诉登记表（{what}）</source>
        <translation>Complaint register ({what})</translation>
    </message>
    <message>
        <source>投诉登记表（当前视图）</source>
        <translation>Complaint register (this view)</translation>
    </message>
    <message>
        <source>本周回访日历</source>
        <translation>This week’s callback calendar</translation>
    </message>
    <message>
        <source>回访记录表（{first} 至 {last}）</source>
        <translation>Callback records ({first} to {last})</translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>隐私</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>导出此人信息…</source>
        <translation>Export this person’s data…</translation>
    </message>
    <message>
        <source>抹除此人信息…</source>
        <translation>Erase this person’s data…</translation>
    </message>
    <message>
        <source>确定抹除，不能撤销</source>
        <translation>Erase for good, no undo</translation>
    </message>
    <message>
        <source>不抹除</source>
        <translation>Do not erase</translation>
    </message>
    <message>
        <source>个人信息</source>
        <translation>Personal data</translation>
    </message>
    <message>
        <source>住户要求查看或删除自己的信息时用。抹除后投诉和统计都在，姓名、电话、备注和文字里提到他的地方没有了，修改记录里也没有了；附件要由人看过再决定。</source>
        <translation>For residents who ask to see or delete their data. Complaints and figures stay; name, phone, notes and mentions in texts go, also from the change history; a person must look at the attachments.</translation>
    </message>
    <message>
        <source>投诉结束多少年后匿名化（0 为不限）</source>
        <translation>Years after the end until a complaint is made anonymous (0: never)</translation>
    </message>
    <message>
        <source>年</source>
        <translation>y</translation>
    </message>
    <message>
        <source>保存年限</source>
        <translation>Save years</translation>
    </message>
    <message>
        <source>看看会改多少</source>
        <translation>See what would change</translation>
    </message>
    <message>
        <source>现在匿名化，不能撤销</source>
        <translation>Make anonymous now, no undo</translation>
    </message>
    <message>
        <source>保留年限（本处规定）</source>
        <translation>Retention (house rule)</translation>
    </message>
    <message>
        <source>匿名化只去掉是谁，楼栋、类别、时间、结果都留着，统计不变。</source>
        <translation>Only who it was goes; building, category, times and results stay, and so do all figures.</translation>
    </message>
    <message>
        <source>{name}-个人信息.xlsx</source>
        <translation>{name}-personal-data.xlsx</translation>
    </message>
    <message>
        <source>导出个人信息</source>
        <translation>Export personal data</translation>
    </message>
    <message>
        <source>已写入 {path}，里面是完整的姓名和电话，请妥善交给本人。</source>
        <translation>{path} written. It holds full names and phones; hand it only to the person concerned.</translation>
    </message>
    <message>
        <source>已抹除：住户资料 {residents} 份，投诉 {cases} 件。</source>
        <translation>Erased: {residents} resident records, {cases} complaints.</translation>
    </message>
    <message>
        <source>保留年限已保存。</source>
        <translation>Retention period saved.</translation>
    </message>
    <message>
        <source>已匿名化投诉 {cases} 件、住户 {residents} 位。</source>
        <translation>{cases} complaints and {residents} residents were made anonymous.</translation>
    </message>
    <message>
        <source>住户资料 {residents} 份，投诉 {cases} 件：{numbers}</source>
        <translation>{residents} resident records, {cases} complaints: {numbers}</translation>
    </message>
    <message>
        <source>附件要由人看过再决定：{names}</source>
        <translation>A person must look at the attachments: {names}</translation>
    </message>
    <message>
        <source>别人的投诉里也出现这个名字，请人核对：{numbers}</source>
        <translation>The name also stands in other people’s complaints, please check: {numbers}</translation>
    </message>
    <message>
        <source>{before} 以前结束的投诉 {cases} 件、已搬走的住户 {residents} 位会匿名化。</source>
        <translation>{cases} complaints ended before {before} and {residents} residents who left will be made anonymous.</translation>
    </message>
</context>
<context>
    <name>ProposalBanner</name>
    <message>
        <source>不是同一起因</source>
        <translation>Not the same cause</translation>
    </message>
    <message>
        <source>加入该事件</source>
        <translation>Join this incident</translation>
    </message>
    <message>
        <source>建立事件（{count} 件投诉）</source>
        <translation>Create incident (complaints: {count})</translation>
    </message>
</context>
<context>
    <name>ProposalNote</name>
    <message>
        <source>{moment}（{key}）</source>
        <translation>{moment} ({key})</translation>
    </message>
</context>
<context>
    <name>QueueActs</name>
    <message>
        <source>打开处理</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>复制编号</source>
        <translation>Copy number</translation>
    </message>
    <message>
        <source>记沟通</source>
        <translation>Log contact</translation>
    </message>
    <message>
        <source>派单…</source>
        <translation>Assign…</translation>
    </message>
    <message>
        <source>加标签…</source>
        <translation>Add tag…</translation>
    </message>
    <message>
        <source>去掉标签…</source>
        <translation>Remove tag…</translation>
    </message>
    <message>
        <source>安排回访…</source>
        <translation>Plan callbacks…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>删除（放入回收站）</source>
        <translation>Delete (to recycle bin)</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>正在派单…</source>
        <translation>Assigning…</translation>
    </message>
    <message>
        <source>正在安排回访…</source>
        <translation>Planning callbacks…</translation>
    </message>
    <message>
        <source>正在去掉标签…</source>
        <translation>Removing the tag…</translation>
    </message>
    <message>
        <source>正在加标签…</source>
        <translation>Adding the tag…</translation>
    </message>
    <message>
        <source>{count} 条投诉已改</source>
        <translation>{count} complaints changed</translation>
    </message>
    <message>
        <source>没有需要改动的投诉。</source>
        <translation>Nothing had to be changed.</translation>
    </message>
    <message>
        <source>已取消，没有改动任何投诉。</source>
        <translation>Cancelled; no complaint was changed.</translation>
    </message>
    <message>
        <source>{number} 已放入回收站</source>
        <translation>{number} moved to the recycle bin</translation>
    </message>
    <message>
        <source>{count} 条投诉已放入回收站</source>
        <translation>{count} complaints moved to the recycle bin</translation>
    </message>
</context>
<context>
    <name>QueueTable</name>
    <message>
        <source>投诉列表</source>
        <translation>Complaint list</translation>
    </message>
    <message>
        <source>选择列…</source>
        <translation>Choose columns…</translation>
    </message>
    <message>
        <source>恢复默认列</source>
        <translation>Restore default columns</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>视图</source>
        <translation>Views</translation>
    </message>
    <message>
        <source>显示或隐藏预览（空格）</source>
        <translation>Show or hide preview (Space)</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>＋ 视图</source>
        <translation>＋ View</translation>
    </message>
    <message>
        <source>还没有投诉</source>
        <translation>No complaints yet</translation>
    </message>
    <message>
        <source>导入已有的登记表，登记第一条投诉，或者先载入示例数据看一看。</source>
        <translation>Import an existing register, register the first complaint, or load the sample data to look around.</translation>
    </message>
    <message>
        <source>导入登记表</source>
        <translation>Import register</translation>
    </message>
    <message>
        <source>登记第一条投诉</source>
        <translation>Register the first complaint</translation>
    </message>
    <message>
        <source>载入示例物业处</source>
        <translation>Load sample office</translation>
    </message>
    <message>
        <source>选择列…</source>
        <translation>Choose columns…</translation>
    </message>
    <message>
        <source>颜色规则…</source>
        <translation>Colour rules…</translation>
    </message>
    <message>
        <source>导入视图文件…</source>
        <translation>Import a view file…</translation>
    </message>
    <message>
        <source>回收站…</source>
        <translation>Recycle bin…</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>页面</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>投诉管家</source>
        <translation>Complaint Desk</translation>
    </message>
</context>
<context>
    <name>RailItem</name>
    <message>
        <source>{title}，{count} 项要处理</source>
        <translation>{title}, to do: {count}</translation>
    </message>
    <message>
        <source>{name}（{key}）</source>
        <translation>{name} ({key})</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>ReasonPanel</name>
    <message>
        <source>记沟通</source>
        <translation>Log contact</translation>
    </message>
    <message>
        <source>不了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>请写明时间，如“下周一 9:00”。</source>
        <translation>Give the time, e.g. “11-30 9:00”.</translation>
    </message>
    <message>
        <source>看不懂“{label}”的时间，请改成如“周五 18:00”。</source>
        <translation>Cannot read the time in “{label}”; write it like “11-27 18:00”.</translation>
    </message>
</context>
<context>
    <name>RefusedSheet</name>
    <message>
        <source>{done} 条已完成，{refused} 条没有做</source>
        <translation>{done} done, {refused} refused</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>没有做的投诉和原因</source>
        <translation>Refused complaints and reasons</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>RegisteredBar</name>
    <message>
        <source>已登记</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>打开处理</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>再登记一件</source>
        <translation>Register another</translation>
    </message>
    <message>
        <source>已登记 {number}</source>
        <translation>Registered {number}</translation>
    </message>
    <message>
        <source>已登记 {number}，打开处理</source>
        <translation>Registered {number}, open it</translation>
    </message>
</context>
<context>
    <name>ReminderHook</name>
    <message>
        <source>查看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>投诉管家</source>
        <translation>Complaint Desk</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message>
        <source>{count} 项回访已逾期</source>
        <translation>Callbacks overdue: {count}</translation>
    </message>
    <message>
        <source>{count} 项回访即将到期</source>
        <translation>Callbacks due soon: {count}</translation>
    </message>
    <message>
        <source>{count} 项回访到时间：{late} 项已逾期，{soon} 项即将到期</source>
        <translation>Callbacks to do: {count}; overdue {late}, due soon {soon}</translation>
    </message>
    <message>
        <source>承诺</source>
        <translation>Promise</translation>
    </message>
</context>
<context>
    <name>RenameSheet</name>
    <message>
        <source>复制视图</source>
        <translation>Copy view</translation>
    </message>
    <message>
        <source>视图改名</source>
        <translation>Rename view</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>视图的名字</source>
        <translation>Name of the view</translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message>
        <source>投诉管家</source>
        <translation>Complaint Desk</translation>
    </message>
    <message>
        <source>数据打不开</source>
        <translation>The data cannot be opened</translation>
    </message>
    <message>
        <source>现在不能打开数据</source>
        <translation>The data cannot be opened now</translation>
    </message>
    <message>
        <source>用这份备份打开</source>
        <translation>Open with this backup</translation>
    </message>
    <message>
        <source>另选备份…</source>
        <translation>Choose another backup…</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>最近一份完好的备份（已打开核对）</source>
        <translation>The newest good backup (opened and checked)</translation>
    </message>
    <message>
        <source>没有找到完好的备份</source>
        <translation>No good backup was found</translation>
    </message>
    <message>
        <source>如果别处（U 盘、共享文件夹、别的电脑）有备份，请用“另选备份…”。</source>
        <translation>If there is a backup elsewhere (USB stick, share, another computer), use “Choose another backup…”.</translation>
    </message>
    <message>
        <source>现在的数据文件不会被覆盖或删除：会改名留在同一个文件夹里，以后还可以找人修复。</source>
        <translation>The present data file is neither overwritten nor deleted: it is renamed and stays in the same folder, so that somebody can still repair it.</translation>
    </message>
</context>
<context>
    <name>RestoreCard</name>
    <message>
        <source>恢复到这份备份？</source>
        <translation>Restore this backup?</translation>
    </message>
    <message>
        <source>恢复到这份备份</source>
        <translation>Restore this backup</translation>
    </message>
    <message>
        <source>不恢复</source>
        <translation>Do not restore</translation>
    </message>
    <message>
        <source>备份：{copy}（{name}），已打开核对，完好。</source>
        <translation>Backup: {copy} ({name}), opened and checked, intact.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{numbers} 等</source>
        <translation>{numbers} and others</translation>
    </message>
    <message>
        <source>这份备份之后登记的 {count} 件投诉将不在系统里：{numbers}</source>
        <translation>Cases registered after this backup that will not be in the system, {count}: {numbers}</translation>
    </message>
    <message>
        <source>这份备份之后改动过的 {count} 件投诉将回到当时的样子。</source>
        <translation>Cases changed after this backup that go back to how they were then: {count}.</translation>
    </message>
    <message>
        <source>这份备份之后没有登记或改动过投诉。</source>
        <translation>No case was registered or changed after this backup.</translation>
    </message>
    <message>
        <source>恢复前会把现在的数据另存为一份“恢复前”备份，可以再恢复回来；已给出的编号不会重复使用，正在登记的草稿保留。窗口会关闭并重新打开。</source>
        <translation>The present data are first kept as a backup “before restore”, which can be restored in turn; numbers given out are not used again, and complaints being typed are kept. The window closes and opens again.</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>查看队列</source>
        <translation>View queue</translation>
    </message>
    <message>
        <source>撤销本批</source>
        <translation>Undo this batch</translation>
    </message>
    <message>
        <source>写出退回表…</source>
        <translation>Write rejected rows…</translation>
    </message>
    <message>
        <source>打开 {number}</source>
        <translation>Open {number}</translation>
    </message>
    <message>
        <source>再导入一个文件</source>
        <translation>Import another file</translation>
    </message>
</context>
<context>
    <name>RetimeCard</name>
    <message>
        <source>正在计时的投诉</source>
        <translation>Running complaints</translation>
    </message>
    <message>
        <source>重新计算未结投诉</source>
        <translation>Recalculate open complaints</translation>
    </message>
    <message>
        <source>未结投诉 {count} 件，到期时间都与现行规定一致。</source>
        <translation>Open complaints: {count}; all due times match the current rules.</translation>
    </message>
    <message>
        <source>规定改动只用于以后开始的计时。未结投诉 {count} 件中，有 {changed} 件按现行规定会换到期时间，其中 {late} 件会因此超时。延期过的时限不动。</source>
        <translation>Rule changes apply only to clocks that start later. Of the open complaints ({count}), {changed} would get a new due time under the current rules and {late} would become overdue. Extended deadlines stay as they are.</translation>
    </message>
    <message>
        <source>正在重新计算…</source>
        <translation>Recalculating…</translation>
    </message>
    <message>
        <source>已重新计算未结投诉：看过 {count} 件，换到期时间 {changed} 件，新超时 {late} 件。</source>
        <translation>Open complaints recalculated: checked {count}, due time changed {changed}, newly overdue {late}.</translation>
    </message>
    <message>
        <source>{count} 件投诉换了到期时间。</source>
        <translation>Complaints with a new due time: {count}.</translation>
    </message>
</context>
<context>
    <name>ReworkView</name>
    <message>
        <source>没有返单。回访不满意或未解决时，从这里看上一次做了什么。</source>
        <translation>No rework. When a callback ends dissatisfied or not resolved, what was done last time is shown here.</translation>
    </message>
    <message>
        <source>返单 R{round} · {severity} · {time}</source>
        <translation>Rework R{round} · {severity} · {time}</translation>
    </message>
    <message>
        <source>原因：{cause}</source>
        <translation>Cause: {cause}</translation>
    </message>
    <message>
        <source>修改计划</source>
        <translation>Edit plan</translation>
    </message>
    <message>
        <source>{time} 结束：{result}</source>
        <translation>Ended {time}: {result}</translation>
    </message>
    <message>
        <source>负责人：{name}</source>
        <translation>Responsible person: {name}</translation>
    </message>
    <message>
        <source>期限：{time}</source>
        <translation>Due: {time}</translation>
    </message>
    <message>
        <source>短期措施：{text}</source>
        <translation>Short-term measures: {text}</translation>
    </message>
    <message>
        <source>长期措施：{text}</source>
        <translation>Long-term measures: {text}</translation>
    </message>
    <message>
        <source>上一次</source>
        <translation>Last time</translation>
    </message>
    <message>
        <source>这一次</source>
        <translation>This time</translation>
    </message>
    <message>
        <source>{word} {staff} {time}</source>
        <translation>{word} {staff} {time}</translation>
    </message>
    <message>
        <source>回访满意度</source>
        <translation>Satisfaction at callback</translation>
    </message>
    <message>
        <source>质量检查：{staff} {time} 全部合格</source>
        <translation>Quality check: {staff} {time}, all passed</translation>
    </message>
    <message>
        <source>质量检查：全部确认后才能交回（已确认 {done} / {count}）</source>
        <translation>Quality check: confirm all items before handing back (confirmed {done} / {count})</translation>
    </message>
    <message>
        <source>质量检查：没有做</source>
        <translation>Quality check: not done</translation>
    </message>
</context>
<context>
    <name>RiskCard</name>
    <message>
        <source>风险</source>
        <translation>Risks</translation>
    </message>
    <message>
        <source>还没有记风险。会再漏、会伤人、会闹大的，先记下来并写明应对。</source>
        <translation>No risks noted yet. Note what could fail again, injure someone or grow into a bigger matter, with the countermeasures.</translation>
    </message>
    <message>
        <source>＋ 记风险</source>
        <translation>+ Note risk</translation>
    </message>
    <message>
        <source>可能性：{likelihood}；影响：{effect}</source>
        <translation>Likelihood: {likelihood}; impact: {effect}</translation>
    </message>
    <message>
        <source>应对：{mitigation}</source>
        <translation>Countermeasures: {mitigation}</translation>
    </message>
    <message>
        <source>返单 R{round}</source>
        <translation>Rework R{round}</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>{level} {likelihood}×{effect}={product}</source>
        <translation>{level} {likelihood}×{effect}={product}</translation>
    </message>
</context>
<context>
    <name>RiskForm</name>
    <message>
        <source>可能出什么问题 *</source>
        <translation>What could go wrong *</translation>
    </message>
    <message>
        <source>可能出什么问题</source>
        <translation>What could go wrong</translation>
    </message>
    <message>
        <source>可能性</source>
        <translation>Likelihood</translation>
    </message>
    <message>
        <source>影响</source>
        <translation>Impact</translation>
    </message>
    <message>
        <source>应对措施</source>
        <translation>Countermeasures</translation>
    </message>
    <message>
        <source>谁去做什么</source>
        <translation>Who does what</translation>
    </message>
    <message>
        <source>保存风险</source>
        <translation>Save risk</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>RolePlayWindow</name>
    <message>
        <source>练习情景</source>
        <translation>Role play</translation>
    </message>
    <message>
        <source>情景内容</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>来电人这样说（同事来念，一句比一句急）</source>
        <translation>What the caller says (a colleague reads it, each line more upset)</translation>
    </message>
    <message>
        <source>答完了，看看好的回答里有什么</source>
        <translation>Done: see what a good answer contains</translation>
    </message>
    <message>
        <source>对照七步自查</source>
        <translation>Look back at the seven steps</translation>
    </message>
    <message>
        <source>七步做到 {done} 步；还漏了：{missed}。</source>
        <translation>{done} of the seven steps done; left out: {missed}.</translation>
    </message>
    <message>
        <source>七步都做到了。换一个情景，或者换人再来一遍。</source>
        <translation>All seven steps done. Take another situation, or change places and do it again.</translation>
    </message>
</context>
<context>
    <name>RunningCard</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>全部写好才算数：现在取消，不会留下任何一行。其他页面可以照常使用。</source>
        <translation>Nothing counts until all rows are written: cancel now and not a single row remains. Other pages can be used as usual.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在导入“{name}”…</source>
        <translation>Importing “{name}”…</translation>
    </message>
    <message>
        <source>再核对一遍，以免盖掉刚才的改动</source>
        <translation>Checking once more, so that nothing changed just now is overwritten</translation>
    </message>
    <message>
        <source>准备写入…</source>
        <translation>Preparing to write…</translation>
    </message>
    <message>
        <source>正在写入</source>
        <translation>Writing</translation>
    </message>
    <message>
        <source>正在取消…</source>
        <translation>Cancelling…</translation>
    </message>
</context>
<context>
    <name>SaveLine</name>
    <message>
        <source>方案名，例如：客服部月报</source>
        <translation>Mapping name, e.g. Customer service monthly report</translation>
    </message>
    <message>
        <source>对应方案的名字</source>
        <translation>Mapping name</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>不保存</source>
        <translation>Do not save</translation>
    </message>
</context>
<context>
    <name>SayForm</name>
    <message>
        <source>方式</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>说明内容</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>如：配件今晚到货，明早 8 点前恢复</source>
        <translation>e.g. Parts arrive tonight, back in service by 8 am</translation>
    </message>
    <message>
        <source>给每条未结投诉记一次群发沟通。群发不算回访，每户仍要单独回访。</source>
        <translation>Logs a group message for every open complaint. A group message is not a callback; each household still needs its own.</translation>
    </message>
    <message>
        <source>记入全部投诉</source>
        <translation>Log for all complaints</translation>
    </message>
    <message>
        <source>请写下说明的内容。</source>
        <translation>Please enter the message.</translation>
    </message>
</context>
<context>
    <name>ScheduleHook</name>
    <message>
        <source>定时周报已写入：{path}</source>
        <translation>The scheduled weekly summary was written: {path}</translation>
    </message>
    <message>
        <source>定时周报没有写成，会自动再试。{why}</source>
        <translation>The scheduled weekly summary could not be written and will be tried again. {why}</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>诉求</source>
        <translation>Expectation</translation>
    </message>
    <message>
        <source>处理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>短期措施</source>
        <translation>Short-term measures</translation>
    </message>
    <message>
        <source>长期措施</source>
        <translation>Long-term measures</translation>
    </message>
    <message>
        <source>事发时间地点</source>
        <translation>Time and place of event</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>办结说明</source>
        <translation>Closing note</translation>
    </message>
    <message>
        <source>无效原因</source>
        <translation>Why invalid</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>责任部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>受理人</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>话术</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>案例</source>
        <translation>Case study</translation>
    </message>
    <message>
        <source>改进措施</source>
        <translation>Improvement</translation>
    </message>
    <message>
        <source>房号，任何写法</source>
        <translation>A room, however it is written</translation>
    </message>
    <message>
        <source>电话尾号；姓名或拼音首字母也行，如 ljg</source>
        <translation>Last digits of a phone; a name or its initials (ljg)</translation>
    </message>
    <message>
        <source>漏水 上周</source>
        <translation>leak lastweek</translation>
    </message>
    <message>
        <source>内容里的词，加上受理时间</source>
        <translation>Words of the content, with when it was received</translation>
    </message>
    <message>
        <source>栋:3 类别:漏水 状态:逾期</source>
        <translation>building:3 category:leak status:overdue</translation>
    </message>
    <message>
        <source>几个条件一起筛选</source>
        <translation>Several filters together</translation>
    </message>
    <message>
        <source>经办:周 级别:重大 2026-11</source>
        <translation>handler:周 severity:critical 2026-11</translation>
    </message>
    <message>
        <source>经办人、级别、月份</source>
        <translation>Handler, severity, month</translation>
    </message>
    <message>
        <source>渠道:微信 从:11-01 到:11-15</source>
        <translation>channel:wechat from:11-01 to:11-15</translation>
    </message>
    <message>
        <source>渠道和起止日期</source>
        <translation>Channel, from and to</translation>
    </message>
    <message>
        <source>直达</source>
        <translation>Go to</translation>
    </message>
    <message>
        <source>住户</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>沟通、回访与承诺</source>
        <translation>Contacts, callbacks and promises</translation>
    </message>
    <message>
        <source>案例、话术与改进</source>
        <translation>Cases, scripts and improvements</translation>
    </message>
    <message>
        <source>还有 {count} 件刚导入的投诉正在编入搜索，稍后再搜会更全。</source>
        <translation>{count} newly imported complaints are still being indexed; search again in a moment to find more.</translation>
    </message>
    <message>
        <source>没有找到“{text}”。少写几个字，或换一个写法试试：</source>
        <translation>Nothing found for “{text}”. Try fewer characters or another spelling:</translation>
    </message>
    <message>
        <source>全部 {count} 条投诉 →</source>
        <translation>All complaints: {count} →</translation>
    </message>
    <message>
        <source>正在查找…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>最近搜索</source>
        <translation>Last searches</translation>
    </message>
    <message>
        <source>可以这样搜</source>
        <translation>You can search like this</translation>
    </message>
    <message>
        <source>{field}：</source>
        <translation>{field}:</translation>
    </message>
    <message>
        <source>已搬离</source>
        <translation>Moved out</translation>
    </message>
    <message>
        <source>沟通</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>承诺</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>未完成 · </source>
        <translation>Open · </translation>
    </message>
    <message>
        <source>投诉 {count} 条</source>
        <translation>Complaints: {count}</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>搜索结果</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>↑↓ 选择 · Enter 打开 · Ctrl+Enter 在队列中列出全部 · Esc 关闭</source>
        <translation>↑↓ choose · Enter opens · Ctrl+Enter lists all in the queue · Esc closes</translation>
    </message>
    <message>
        <source>↑↓ 选择 · Enter 打开 · Esc 关闭</source>
        <translation>↑↓ choose · Enter opens · Esc closes</translation>
    </message>
</context>
<context>
    <name>SecondPlaceCard</name>
    <message>
        <source>第二处备份（U 盘或共享文件夹）</source>
        <translation>Second place (USB stick or share)</translation>
    </message>
    <message>
        <source>几天没有备份到那里就提醒</source>
        <translation>Remind after so many days without a backup there</translation>
    </message>
    <message>
        <source>天</source>
        <translation>days</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose folder…</translation>
    </message>
    <message>
        <source>不用第二处</source>
        <translation>No second place</translation>
    </message>
    <message>
        <source>现在备份到那里</source>
        <translation>Back up there now</translation>
    </message>
    <message>
        <source>每次备份后会自动抄一份到那里；盘不在时先记着，插上后下次备份时补上。备份里有住户资料，请保管好。</source>
        <translation>Every backup is copied there by itself; while the disk is away it waits, and is made up for at the next backup. Backups hold residents’ data: keep them safe.</translation>
    </message>
    <message>
        <source>现在找不到这个文件夹：盘没有插上，或共享没有连上。</source>
        <translation>The folder cannot be found now: the disk is not plugged in, or the share is not connected.</translation>
    </message>
    <message>
        <source>那里已经有最近的一份备份。</source>
        <translation>The newest backup is there already.</translation>
    </message>
    <message>
        <source>已备份到 {path}</source>
        <translation>Backed up to {path}</translation>
    </message>
</context>
<context>
    <name>SectionCard</name>
    <message>
        <source>“{section}”的说明</source>
        <translation>Remark on “{section}”</translation>
    </message>
    <message>
        <source>说明（可不填，随写随存，印在本节后面）</source>
        <translation>Remark (optional, saved as you type, printed after this section)</translation>
    </message>
</context>
<context>
    <name>SeriesField</name>
    <message>
        <source>只此一次</source>
        <translation>Once only</translation>
    </message>
    <message>
        <source>系列：3、7、30 天后</source>
        <translation>Series: after 3, 7, 30 days</translation>
    </message>
    <message>
        <source>系列：自定天数</source>
        <translation>Series: own days</translation>
    </message>
    <message>
        <source>几天后，可填多个</source>
        <translation>After how many days; several allowed</translation>
    </message>
    <message>
        <source>几天后，如 1、3、15</source>
        <translation>Days later, e.g. 1, 3, 15</translation>
    </message>
    <message>
        <source>请填写几天后，如 1、3、15（最多 {most} 次，两年之内）。</source>
        <translation>Enter after how many days, e.g. 1, 3, 15 (at most {most} times, within two years).</translation>
    </message>
    <message>
        <source>这个系列没有一次在现在之后，请改时间或天数。</source>
        <translation>No callback in this series is later than now; change the time or the days.</translation>
    </message>
    <message>
        <source>从上面的时间起算，共 {count} 次：{times}</source>
        <translation>Counted from the time above, {count} in all: {times}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>程序出了意外，没有保存；填写的内容还在，可以再试一次。</source>
        <translation>Something unexpected happened and nothing was saved; what you entered is still here and you can try again.</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirmation</translation>
    </message>
    <message>
        <source>派单</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>业主确认</source>
        <translation>Owner confirmation</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Callback</translation>
    </message>
    <message>
        <source>一行文字</source>
        <translation>Single line</translation>
    </message>
    <message>
        <source>多行文字</source>
        <translation>Multiple lines</translation>
    </message>
    <message>
        <source>选择</source>
        <translation>Choice</translation>
    </message>
    <message>
        <source>日期时间</source>
        <translation>Date and time</translation>
    </message>
    <message>
        <source>是 / 否</source>
        <translation>Yes / No</translation>
    </message>
    <message>
        <source>数字</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>确认结论（valid / invalid）</source>
        <translation>Confirmation (valid / invalid)</translation>
    </message>
    <message>
        <source>无效的理由</source>
        <translation>Reason for invalidity</translation>
    </message>
    <message>
        <source>级别（minor / normal / major / critical）</source>
        <translation>Severity (minor / normal / major / critical)</translation>
    </message>
    <message>
        <source>责任部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>根本原因</source>
        <translation>Root cause</translation>
    </message>
    <message>
        <source>处理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>完成时间</source>
        <translation>Completed at</translation>
    </message>
    <message>
        <source>满意度（A / B / C）</source>
        <translation>Satisfaction (A / B / C)</translation>
    </message>
    <message>
        <source>计划完成时间</source>
        <translation>Planned completion</translation>
    </message>
    <message>
        <source>补偿金额</source>
        <translation>Compensation amount</translation>
    </message>
    <message>
        <source>短期措施</source>
        <translation>Short-term measures</translation>
    </message>
    <message>
        <source>长期措施</source>
        <translation>Long-term measures</translation>
    </message>
    <message>
        <source>从受理起</source>
        <translation>From intake</translation>
    </message>
    <message>
        <source>从进入本步骤起</source>
        <translation>From entering this step</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>小时（连续计）</source>
        <translation>Hours (continuous)</translation>
    </message>
    <message>
        <source>工作小时</source>
        <translation>Working hours</translation>
    </message>
    <message>
        <source>工作日</source>
        <translation>Working days</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>物业处</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>类别与部门</source>
        <translation>Lists</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>工作日历</source>
        <translation>Work calendar</translation>
    </message>
    <message>
        <source>流程</source>
        <translation>Workflows</translation>
    </message>
    <message>
        <source>隐私</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>备份与恢复</source>
        <translation>Backup and restore</translation>
    </message>
    <message>
        <source>数据检查</source>
        <translation>Data check</translation>
    </message>
    <message>
        <source>还没有主管或经理：现在谁都可以设置。请先在“人员”里指定一位主管，之后只有主管和经理能改。</source>
        <translation>There is no supervisor or manager yet: anyone can change settings. Please name a supervisor under “Staff” first; after that only supervisors and managers can change them.</translation>
    </message>
    <message>
        <source>只有主管或经理可以修改设置，您现在可以查看。</source>
        <translation>Only a supervisor or manager can change settings; you can view them.</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>设置的各部分</source>
        <translation>Settings sections</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>SheetPane</name>
    <message>
        <source>没有认出表头。选中写着各列名称的那一行，再点下面的按钮。</source>
        <translation>No header was found. Select the row with the names of the columns, then use the button below.</translation>
    </message>
    <message>
        <source>蓝框内是识别出的表格；灰色的行和列不导入，原因写在行号旁。</source>
        <translation>The blue frame is the table that was found; grey rows and columns are not imported, the reason stands beside the row number.</translation>
    </message>
    <message>
        <source>把第 {row} 行作为表头</source>
        <translation>Use row {row} as header</translation>
    </message>
    <message>
        <source>从第 {row} 行开始</source>
        <translation>Start at row {row}</translation>
    </message>
    <message>
        <source>到第 {row} 行为止</source>
        <translation>End at row {row}</translation>
    </message>
    <message>
        <source>把选中的行作为表头</source>
        <translation>Use the selected row as header</translation>
    </message>
    <message>
        <source>从选中的行开始</source>
        <translation>Start at the selected row</translation>
    </message>
    <message>
        <source>到选中的行为止</source>
        <translation>End at the selected row</translation>
    </message>
    <message>
        <source>恢复全部行</source>
        <translation>Use all rows again</translation>
    </message>
</context>
<context>
    <name>SheetTable</name>
    <message>
        <source>原表</source>
        <translation>Original sheet</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>还没有记录。</source>
        <translation>No records yet.</translation>
    </message>
    <message>
        <source>还没有沟通记录。按 Ctrl+L 记一次。</source>
        <translation>No contact logged yet. Press Ctrl+L to log one.</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>时间线</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>沟通</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Callbacks</translation>
    </message>
    <message>
        <source>返单</source>
        <translation>Rework</translation>
    </message>
    <message>
        <source>相似</source>
        <translation>Similar</translation>
    </message>
    <message>
        <source>相似案例：办结过的同类投诉，当时怎么处理的</source>
        <translation>Similar cases: resolved complaints of this kind and how they were handled</translation>
    </message>
</context>
<context>
    <name>SimilarView</name>
    <message>
        <source>还没有相似的已办结投诉。办结的投诉多了，这里会列出当时怎么处理的。</source>
        <translation>No similar resolved complaints yet. As more are resolved, this lists how they were handled.</translation>
    </message>
    <message>
        <source>只填入还空着的措施</source>
        <translation>Fills in only measures that are still empty</translation>
    </message>
    <message>
        <source>当前步骤没有空着的措施可填；到给出方案的步骤再复制</source>
        <translation>The current step has no empty measures to fill in; copy again at the step that proposes a solution</translation>
    </message>
    <message>
        <source>原因：{text}</source>
        <translation>Reason: {text}</translation>
    </message>
    <message>
        <source>短期：{text}</source>
        <translation>Short-term: {text}</translation>
    </message>
    <message>
        <source>长期：{text}</source>
        <translation>Long-term: {text}</translation>
    </message>
    <message>
        <source>结果：{text}</source>
        <translation>Result: {text}</translation>
    </message>
    <message>
        <source>复制处理措施</source>
        <translation>Copy measures</translation>
    </message>
    <message>
        <source>复制 {number} 的处理措施</source>
        <translation>Copy measures of {number}</translation>
    </message>
    <message>
        <source>打开 {number}</source>
        <translation>Open {number}</translation>
    </message>
    <message>
        <source>未回访</source>
        <translation>Not called back</translation>
    </message>
    <message>
        <source>回访：{answer}，返单 {count} 次后办结</source>
        <translation>Callback: {answer}, resolved after rework ×{count}</translation>
    </message>
    <message>
        <source>回访：{answer}，一次办结</source>
        <translation>Callback: {answer}, resolved first time</translation>
    </message>
</context>
<context>
    <name>SolvedCard</name>
    <message>
        <source>类似投诉是怎么办好的</source>
        <translation>How similar complaints were resolved</translation>
    </message>
    <message>
        <source>打开 {number}</source>
        <translation>Open {number}</translation>
    </message>
    <message>
        <source>{measure} → {result}</source>
        <translation>{measure} → {result}</translation>
    </message>
</context>
<context>
    <name>StaffSection</name>
    <message>
        <source>人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>＋ 添加人员</source>
        <translation>+ Add staff</translation>
    </message>
    <message>
        <source>离职的人员停用即可：名字留在旧记录里，但不再出现在选择中。</source>
        <translation>Disable people who have left: their names stay in old records but no longer appear in lists.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>添加人员</source>
        <translation>Add staff</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>{name}的资料已保存。</source>
        <translation>Details of {name} saved.</translation>
    </message>
    <message>
        <source>在岗</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>恢复在岗</source>
        <translation>Make active again</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>已保存 {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>共 {total} 条 · 显示 {shown} 条</source>
        <translation>Total {total} · Showing {shown}</translation>
    </message>
</context>
<context>
    <name>StepButton</name>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>当前步骤</source>
        <translation>Current step</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>Not started</translation>
    </message>
    <message>
        <source>已跳过</source>
        <translation>Skipped</translation>
    </message>
    <message>
        <source>第 {number} 步 {title}，{state}</source>
        <translation>Step {number} {title}, {state}</translation>
    </message>
    <message>
        <source>{step}，{note}</source>
        <translation>{step}, {note}</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>按一下看为什么是这个时间（{key}）</source>
        <translation>Press to see why this time ({key})</translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>{item}（可选）</source>
        <translation>{item} (optional)</translation>
    </message>
    <message>
        <source>这一项还没有存上，请改正。</source>
        <translation>This item is not saved yet; please correct it.</translation>
    </message>
</context>
<context>
    <name>StepForms</name>
    <message>
        <source>字段名称（中文）</source>
        <translation>Field name (Chinese)</translation>
    </message>
    <message>
        <source>字段名称（英文）</source>
        <translation>Field name (English)</translation>
    </message>
    <message>
        <source>填什么</source>
        <translation>Type of entry</translation>
    </message>
    <message>
        <source>只留在本步骤</source>
        <translation>Keep in this step only</translation>
    </message>
    <message>
        <source>写入投诉的</source>
        <translation>Write to complaint field</translation>
    </message>
    <message>
        <source>必填</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>无此情形</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>或者：当这个字段</source>
        <translation>Or: when this field</translation>
    </message>
    <message>
        <source>是这些值时必填（用逗号分开）</source>
        <translation>has one of these values, required (separate with commas)</translation>
    </message>
    <message>
        <source>选项：每行一个，写成 值 | 中文 | 英文</source>
        <translation>Options: one per line, written as value | Chinese | English</translation>
    </message>
    <message>
        <source>填写提示（中文，可不填）</source>
        <translation>Hint (Chinese, optional)</translation>
    </message>
    <message>
        <source>填写提示（英文，可不填）</source>
        <translation>Hint (English, optional)</translation>
    </message>
    <message>
        <source>字段代号（本步骤内不重复）</source>
        <translation>Field code (unique within this step)</translation>
    </message>
    <message>
        <source>检查什么（中文）</source>
        <translation>What to check (Chinese)</translation>
    </message>
    <message>
        <source>检查什么（英文）</source>
        <translation>What to check (English)</translation>
    </message>
    <message>
        <source>必须勾选</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>检查项代号（本步骤内不重复）</source>
        <translation>Checklist item code (unique within this step)</translation>
    </message>
    <message>
        <source>流程名称（中文）</source>
        <translation>Workflow name (Chinese)</translation>
    </message>
    <message>
        <source>流程名称（英文）</source>
        <translation>Workflow name (English)</translation>
    </message>
    <message>
        <source>适用（中文）</source>
        <translation>Used for (Chinese)</translation>
    </message>
    <message>
        <source>适用（英文）</source>
        <translation>Used for (English)</translation>
    </message>
    <message>
        <source>返单从哪一步重做</source>
        <translation>Rework restarts at step</translation>
    </message>
    <message>
        <source>依据（如公司文件号，可不填）</source>
        <translation>Basis (e.g. company document number, optional)</translation>
    </message>
    <message>
        <source>步骤名称（中文）</source>
        <translation>Step name (Chinese)</translation>
    </message>
    <message>
        <source>步骤名称（英文）</source>
        <translation>Step name (English)</translation>
    </message>
    <message>
        <source>阶段（决定投诉的状态）</source>
        <translation>Stage (sets the complaint status)</translation>
    </message>
    <message>
        <source>由谁做</source>
        <translation>Done by</translation>
    </message>
    <message>
        <source>目的（中文）</source>
        <translation>Purpose (Chinese)</translation>
    </message>
    <message>
        <source>目的（英文）</source>
        <translation>Purpose (English)</translation>
    </message>
    <message>
        <source>怎么做（中文）</source>
        <translation>How-to (Chinese)</translation>
    </message>
    <message>
        <source>怎么做（英文）</source>
        <translation>How-to (English)</translation>
    </message>
    <message>
        <source>可以跳过（须写原因）</source>
        <translation>Can be skipped (reason required)</translation>
    </message>
    <message>
        <source>解决步骤：激动的投诉人须先安抚</source>
        <translation>Resolution step: calm an agitated complainant first</translation>
    </message>
    <message>
        <source>步骤代号（同一流程内不重复）</source>
        <translation>Step code (unique within the workflow)</translation>
    </message>
    <message>
        <source>完成本步骤的条件</source>
        <translation>Conditions for completing this step</translation>
    </message>
    <message>
        <source>本步骤有时限</source>
        <translation>This step has a deadline</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>起算</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>按哪项规定</source>
        <translation>By which rule</translation>
    </message>
    <message>
        <source>只按本步骤</source>
        <translation>This step only</translation>
    </message>
    <message>
        <source>完成时开始计时</source>
        <translation>Start clock on completion</translation>
    </message>
    <message>
        <source>完成时停止计时</source>
        <translation>Stop clock on completion</translation>
    </message>
    <message>
        <source>安排什么</source>
        <translation>What to plan</translation>
    </message>
    <message>
        <source>完成后</source>
        <translation>After completion</translation>
    </message>
    <message>
        <source>任何情绪</source>
        <translation>Any mood</translation>
    </message>
    <message>
        <source>情绪</source>
        <translation>Mood</translation>
    </message>
    <message>
        <source>任何类别</source>
        <translation>Any category</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>怎么说（中文，可用 {称呼} {房号} {承诺时间} 等）</source>
        <translation>What to say (Chinese; may use {称呼} {房号} {承诺时间} etc.)</translation>
    </message>
    <message>
        <source>怎么说（英文）</source>
        <translation>What to say (English)</translation>
    </message>
</context>
<context>
    <name>StepPane</name>
    <message>
        <source>完成后安排的回访</source>
        <translation>Callbacks planned on completion</translation>
    </message>
    <message>
        <source>＋ 安排</source>
        <translation>+ Plan</translation>
    </message>
    <message>
        <source>字段</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>＋ 字段</source>
        <translation>+ Field</translation>
    </message>
    <message>
        <source>检查项</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>＋ 检查项</source>
        <translation>+ Checklist item</translation>
    </message>
    <message>
        <source>话术</source>
        <translation>Scripts</translation>
    </message>
    <message>
        <source>＋ 话术</source>
        <translation>+ Script</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>完成后自动安排到回访日历：</source>
        <translation>Planned in the callback calendar automatically on completion:</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>条件与时限</source>
        <translation>Conditions and deadline</translation>
    </message>
    <message>
        <source>步骤的各部分</source>
        <translation>Parts of the step</translation>
    </message>
    <message>
        <source>无此情形</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>{time}后 {kind}</source>
        <translation>{kind} after {time}</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>处理步骤</source>
        <translation>Handling steps</translation>
    </message>
</context>
<context>
    <name>SuggestBox</name>
    <message>
        <source>候选</source>
        <translation>Suggestions</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>导入前检查</source>
        <translation>Check before import</translation>
    </message>
    <message>
        <source>查看全部</source>
        <translation>View all</translation>
    </message>
    <message>
        <source>导出错误行</source>
        <translation>Export error rows</translation>
    </message>
    <message>
        <source>可随时取消；导入后可整批撤销</source>
        <translation>Cancel at any time; an imported batch can be undone as a whole</translation>
    </message>
    <message>
        <source>没有无法导入的行。</source>
        <translation>Every row can be imported.</translation>
    </message>
    <message>
        <source>另有 {count} 条提示，建议看一看。</source>
        <translation>There are also notes worth reviewing: {count}.</translation>
    </message>
    <message>
        <source>{sheet} 第 {row} 行</source>
        <translation>{sheet} row {row}</translation>
    </message>
    <message>
        <source>第 {row} 行</source>
        <translation>Row {row}</translation>
    </message>
</context>
<context>
    <name>SummaryView</name>
    <message>
        <source>签发…</source>
        <translation>Sign…</translation>
    </message>
    <message>
        <source>撤回签发…</source>
        <translation>Take the signature back…</translation>
    </message>
    <message>
        <source>预览与打印</source>
        <translation>Preview and print</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>存为 Excel…</source>
        <translation>Save as Excel…</translation>
    </message>
    <message>
        <source>公示版（不含个人信息）</source>
        <translation>Public version (no personal data)</translation>
    </message>
    <message>
        <source>已签发的…</source>
        <translation>Signed summaries…</translation>
    </message>
    <message>
        <source>正在统计…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>撤回原因</source>
        <translation>Reason for taking it back</translation>
    </message>
    <message>
        <source>撤回原因，如：漏登记两件</source>
        <translation>Reason, such as: two cases were not registered</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>签发后数字和说明不再变动，以后的变化列为“更正”。确认由您签发？</source>
        <translation>Once signed, numbers and remarks stay as they are; later changes are listed as corrections. Sign it in your name?</translation>
    </message>
    <message>
        <source>撤回后可以重新统计和修改说明；原来签发的一份仍留存备查。</source>
        <translation>Then it is counted anew and remarks can be changed; the signed one stays on record.</translation>
    </message>
    <message>
        <source>确认签发</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>确认撤回</source>
        <translation>Take it back</translation>
    </message>
</context>
<context>
    <name>SummaryWork</name>
    <message>
        <source>由主管或经理签发；请主管在右上角换人值班后再签。</source>
        <translation>A supervisor or manager signs; the supervisor becomes the operator at the top right first.</translation>
    </message>
    <message>
        <source>这个时段还没有开始，不能签发。</source>
        <translation>This period has not begun and cannot be signed.</translation>
    </message>
    <message>
        <source>已由{name}于 {at} 签发，内容已冻结</source>
        <translation>Signed by {name} on {at}; frozen since</translation>
    </message>
    <message>
        <source>之后有 {count} 处更正，列在后面</source>
        <translation>{count} corrections since, listed below</translation>
    </message>
    <message>
        <source>草稿 · 本期还没有开始</source>
        <translation>Draft · the period has not begun</translation>
    </message>
    <message>
        <source>草稿 · 本期未完，统计至 {at}</source>
        <translation>Draft · the period is not over, counted to {at}</translation>
    </message>
    <message>
        <source>草稿 · 尚未签发，数字随记录变动</source>
        <translation>Draft · not signed yet, numbers follow the records</translation>
    </message>
    <message>
        <source>正在保存说明…</source>
        <translation>Saving the remark…</translation>
    </message>
    <message>
        <source>说明已保存 {at}</source>
        <translation>Remark saved {at}</translation>
    </message>
    <message>
        <source>没有存上，文字还在；请再改一次。</source>
        <translation>It was not saved; your words are still here. Please change them once more.</translation>
    </message>
    <message>
        <source>已签发：{title}</source>
        <translation>Signed: {title}</translation>
    </message>
    <message>
        <source>已撤回签发，可以重新修改。</source>
        <translation>The signature is taken back; it can be changed again.</translation>
    </message>
    <message>
        <source>正在写“{name}”…</source>
        <translation>Writing “{name}”…</translation>
    </message>
    <message>
        <source>已写入：{path}</source>
        <translation>Written: {path}</translation>
    </message>
    <message>
        <source>{period} · {name} {at} 签发</source>
        <translation>{period} · signed by {name}, {at}</translation>
    </message>
    <message>
        <source>还没有签发过</source>
        <translation>Nothing signed yet</translation>
    </message>
    <message>
        <source>程序出了意外，没有完成。</source>
        <translation>Something went wrong in the program; it was not done.</translation>
    </message>
</context>
<context>
    <name>TagForm</name>
    <message>
        <source>从 {count} 条投诉去掉标签</source>
        <translation>Remove a tag from {count} complaints</translation>
    </message>
    <message>
        <source>去掉标签</source>
        <translation>Remove tag</translation>
    </message>
    <message>
        <source>给 {count} 条投诉加标签</source>
        <translation>Tag {count} complaints</translation>
    </message>
    <message>
        <source>加标签</source>
        <translation>Add tag</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>例如：媒体关注</source>
        <translation>For example: press interest</translation>
    </message>
    <message>
        <source>请填标签。</source>
        <translation>Enter a tag.</translation>
    </message>
</context>
<context>
    <name>TemplateList</name>
    <message>
        <source>流程</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>在办投诉</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>编辑</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>新流程的名称</source>
        <translation>Name of the new workflow</translation>
    </message>
    <message>
        <source>复制为新流程</source>
        <translation>Copy as new workflow</translation>
    </message>
    <message>
        <source>改动另存为新版本：新投诉用新版本，在办的投诉按登记时的版本办到底。</source>
        <translation>Changes are saved as a new version: new complaints use it, those in progress finish with the version they were registered under.</translation>
    </message>
    <message>
        <source>第 {version} 版</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>{count} 件</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>第 {version} 版 {count} 件</source>
        <translation>Version {version}: {count}</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>默认</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>导入专用</source>
        <translation>Import only</translation>
    </message>
    <message>
        <source>使用中</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>恢复使用</source>
        <translation>Enable again</translation>
    </message>
</context>
<context>
    <name>Thumb</name>
    <message>
        <source>文件缺失</source>
        <translation>File missing</translation>
    </message>
    <message>
        <source>文件已变</source>
        <translation>File changed</translation>
    </message>
    <message>
        <source>附件 {name}，{size}</source>
        <translation>Attachment {name}, {size}</translation>
    </message>
    <message>
        <source>{name}
{size} · {at} {staff} 添加</source>
        <translation>{name}
{size} · added {at} {staff}</translation>
    </message>
    <message>
        <source>{sign}：请从备份恢复，或重新添加同一个文件。</source>
        <translation>{sign}: restore it from a backup, or add the same file again.</translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message>
        <source>超 {days} 天</source>
        <translation>{days} d over</translation>
    </message>
    <message>
        <source>余 {days} 天</source>
        <translation>{days} d left</translation>
    </message>
    <message>
        <source>超 {days} 天 {hours} 时</source>
        <translation>{days} d {hours} h over</translation>
    </message>
    <message>
        <source>余 {days} 天 {hours} 时</source>
        <translation>{days} d {hours} h left</translation>
    </message>
    <message>
        <source>超 {hours} 时</source>
        <translation>{hours} h over</translation>
    </message>
    <message>
        <source>余 {hours} 时</source>
        <translation>{hours} h left</translation>
    </message>
    <message>
        <source>超 {hours} 时 {minutes2} 分</source>
        <translation>{hours} h {minutes2} m over</translation>
    </message>
    <message>
        <source>余 {hours} 时 {minutes2} 分</source>
        <translation>{hours} h {minutes2} m left</translation>
    </message>
    <message>
        <source>超 {minutes} 分</source>
        <translation>{minutes} m over</translation>
    </message>
    <message>
        <source>余 {minutes} 分</source>
        <translation>{minutes} m left</translation>
    </message>
    <message>
        <source>超 不到 1 分</source>
        <translation>&lt;1 m over</translation>
    </message>
    <message>
        <source>余 不到 1 分</source>
        <translation>&lt;1 m left</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>今天还要到期</source>
        <translation>Still due today</translation>
    </message>
</context>
<context>
    <name>TodayView</name>
    <message>
        <source>交接班</source>
        <translation>Hand-over</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>到处搜索</source>
        <translation>Search everywhere</translation>
    </message>
    <message>
        <source>搜索编号、房号、姓名、电话、内容、拼音首字母（{key}）</source>
        <translation>Search number, room, name, phone, content, pinyin initials ({key})</translation>
    </message>
    <message>
        <source>＋ 新投诉</source>
        <translation>+ New complaint</translation>
    </message>
    <message>
        <source>登记新投诉</source>
        <translation>Register new complaint</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>导入表格</source>
        <translation>Import sheet</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>导出表格</source>
        <translation>Export sheet</translation>
    </message>
    <message>
        <source>未选择值班人</source>
        <translation>No operator chosen</translation>
    </message>
    <message>
        <source>值班人：{name}</source>
        <translation>Operator: {name}</translation>
    </message>
</context>
<context>
    <name>TrainingBar</name>
    <message>
        <source>练习情景…</source>
        <translation>Role play…</translation>
    </message>
    <message>
        <source>重新开始</source>
        <translation>Start over</translation>
    </message>
    <message>
        <source>把练习用的示例恢复原样；真实数据不受影响。</source>
        <translation>Resets the training sample; real data is not affected.</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>关闭撤销提示</source>
        <translation>Close undo message</translation>
    </message>
</context>
<context>
    <name>UndoHook</name>
    <message>
        <source>刚刚：{what}</source>
        <translation>Just now: {what}</translation>
    </message>
    <message>
        <source>没有可以撤销的操作。</source>
        <translation>There is nothing to undo.</translation>
    </message>
    <message>
        <source>已撤销：{what}。填写的内容放回草稿，可以接着改。</source>
        <translation>Undone: {what}. What you typed is a draft again; you can go on with it.</translation>
    </message>
    <message>
        <source>已撤销：{what}</source>
        <translation>Undone: {what}</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>数据口令或恢复码</source>
        <translation>Passphrase or recovery code</translation>
    </message>
    <message>
        <source>数据口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>恢复码（8 组，每组 6 位数字）</source>
        <translation>Recovery code (8 groups of 6 digits)</translation>
    </message>
    <message>
        <source>新的数据口令</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>再输一次新口令</source>
        <translation>New passphrase once more</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>忘记口令：用恢复码</source>
        <translation>Forgotten? Use the recovery code</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>两次输入的口令不一样，请再输一次。</source>
        <translation>The two differ; please type it once more.</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>错的次数多了，请等 {seconds} 秒再试。</source>
        <translation> Too many wrong tries; wait {seconds} seconds.</translation>
    </message>
    <message>
        <source>请再等 {seconds} 秒。</source>
        <translation>Please wait {seconds} more seconds.</translation>
    </message>
    <message>
        <source>现在可以再试。</source>
        <translation>You can try again now.</translation>
    </message>
    <message>
        <source>想起来了：用口令</source>
        <translation>I remember it: use the passphrase</translation>
    </message>
    <message>
        <source>这份备份是加密的</source>
        <translation>This backup is encrypted</translation>
    </message>
    <message>
        <source>“{name}”要用做它时的数据口令或恢复码打开。</source>
        <translation>“{name}” opens with the passphrase or the recovery code of its time.</translation>
    </message>
    <message>
        <source>用恢复码打开</source>
        <translation>Open with the recovery code</translation>
    </message>
    <message>
        <source>恢复码是加密时抄在纸上的 48 位数字。打开后旧口令作废，请同时设一个新的。</source>
        <translation>The recovery code is the 48 digits that were written down when the folder was encrypted. The old passphrase then no longer counts; choose a new one as well.</translation>
    </message>
    <message>
        <source>数据文件夹已加密</source>
        <translation>The data folder is encrypted</translation>
    </message>
    <message>
        <source>请输入数据口令：本处共用一个，和各人自己的口令是两回事。</source>
        <translation>Enter the passphrase. The whole office shares it; it is not anybody’s own PIN.</translation>
    </message>
</context>
<context>
    <name>ViewActs</name>
    <message>
        <source>保存到“{view}”</source>
        <translation>Save to “{view}”</translation>
    </message>
    <message>
        <source>搜索结果没有颜色规则；先把它保存为视图。</source>
        <translation>Search results have no colour rules; save them as a view first.</translation>
    </message>
    <message>
        <source>修改条件…</source>
        <translation>Edit filter…</translation>
    </message>
    <message>
        <source>改名…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>复制一份…</source>
        <translation>Duplicate…</translation>
    </message>
    <message>
        <source>往前移</source>
        <translation>Move earlier</translation>
    </message>
    <message>
        <source>往后移</source>
        <translation>Move later</translation>
    </message>
    <message>
        <source>导出为文件…</source>
        <translation>Export as file…</translation>
    </message>
    <message>
        <source>导入视图文件…</source>
        <translation>Import a view file…</translation>
    </message>
    <message>
        <source>删除视图</source>
        <translation>Delete view</translation>
    </message>
    <message>
        <source>{view} 副本</source>
        <translation>{view} copy</translation>
    </message>
    <message>
        <source>视图“{view}”已删除</source>
        <translation>View “{view}” deleted</translation>
    </message>
    <message>
        <source>没有写成“{file}”：{reason}</source>
        <translation>“{file}” was not written: {reason}</translation>
    </message>
    <message>
        <source>视图已写到“{file}”</source>
        <translation>View written to “{file}”</translation>
    </message>
    <message>
        <source>读不了“{file}”：{reason}</source>
        <translation>“{file}” cannot be read: {reason}</translation>
    </message>
    <message>
        <source>视图“{view}”已读入</source>
        <translation>View “{view}” imported</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>投诉管家</source>
        <translation>Complaint Desk</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>欢迎使用投诉管家</source>
        <translation>Welcome to Complaint Desk</translation>
    </message>
    <message>
        <source>每一条投诉从登记、处理到回访，都在这里一步一步完成。先选一种方式开始：</source>
        <translation>Every complaint is completed here step by step, from registration through handling to the callback. Choose a way to start:</translation>
    </message>
    <message>
        <source>数据只保存在这台电脑上。以后随时可以导入，导入后可以撤销。</source>
        <translation>Data is kept only on this computer. You can import at any time later, and an import can be undone.</translation>
    </message>
    <message>
        <source>导入已有的登记表</source>
        <translation>Import an existing register</translation>
    </message>
    <message>
        <source>Excel、WPS 或 CSV 的投诉登记表和住户名册，导入前先预览，导入后可以撤销。</source>
        <translation>Complaint registers and household rosters from Excel, WPS or CSV; previewed before import, can be undone afterwards.</translation>
    </message>
    <message>
        <source>登记第一条投诉</source>
        <translation>Register the first complaint</translation>
    </message>
    <message>
        <source>接起电话就能用：房号、姓名、内容，半分钟登记完。</source>
        <translation>Ready when the phone rings: room, name, content, registered in half a minute.</translation>
    </message>
    <message>
        <source>先看示例物业处</source>
        <translation>Look at a sample office first</translation>
    </message>
    <message>
        <source>载入一个有住户、投诉和回访的示例，先把每一步看一遍。</source>
        <translation>Load a sample with households, complaints and callbacks, and walk through every step.</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>这条投诉没有时限</source>
        <translation>This complaint has no deadline</translation>
    </message>
    <message>
        <source>为什么是 {time}</source>
        <translation>Why {time}</translation>
    </message>
    <message>
        <source>{clock}时限：{limit}（本处规定）</source>
        <translation>{clock} deadline: {limit} (house rule)</translation>
    </message>
    <message>
        <source>从 {time} 起算</source>
        <translation>Counted from {time}</translation>
    </message>
    <message>
        <source>共计 {amount}，到 {time} 为止</source>
        <translation>{amount} in all, until {time}</translation>
    </message>
    <message>
        <source>{at} 延期：{before} → {after}（{reason}）</source>
        <translation>{at} extension: {before} → {after} ({reason})</translation>
    </message>
    <message>
        <source>登记在案的时限是 {time}：计时开始后规定、级别或工作日历有过更改。</source>
        <translation>The recorded deadline is {time}: rules, severity or work calendar changed after the clock started.</translation>
    </message>
    <message>
        <source>{year} 年放假安排尚未公布，按双休日推算。</source>
        <translation>Holidays for {year} are not yet announced; counted with regular weekends.</translation>
    </message>
    <message>
        <source>{reason}（{name}）</source>
        <translation>{reason} ({name})</translation>
    </message>
    <message>
        <source>{reason}&#x3000;{span}</source>
        <translation>{reason}  {span}</translation>
    </message>
    <message>
        <source>本案全部时限</source>
        <translation>All deadlines of this case</translation>
    </message>
    <message>
        <source>已超时</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>计时中</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>按时</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>超时</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>{clock}&#x3000;{limit}&#x3000;{time} 前&#x3000;{state}</source>
        <translation>{clock}  {limit}  by {time}  {state}</translation>
    </message>
    <message>
        <source>{count} 个工作日</source>
        <translation>{count} working d</translation>
    </message>
    <message>
        <source>{hours} 小时 {minutes} 分</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{hours} 小时</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{minutes} 分钟</source>
        <translation>{minutes} min</translation>
    </message>
</context>
<context>
    <name>WordsModel</name>
    <message>
        <source>按原文保留</source>
        <translation>Kept as written</translation>
    </message>
    <message>
        <source>不采用（留空）</source>
        <translation>Left out (empty)</translation>
    </message>
    <message>
        <source>本处没有，请确认</source>
        <translation>Not in your lists · check</translation>
    </message>
    <message>
        <source>认不出，请确认</source>
        <translation>Not understood · check</translation>
    </message>
    <message>
        <source>已识别</source>
        <translation>Recognised</translation>
    </message>
    <message>
        <source>您指定</source>
        <translation>Your choice</translation>
    </message>
    <message>
        <source>不在列表，请确认</source>
        <translation>Not in list · check</translation>
    </message>
    <message>
        <source>{field}“{text}”共 {count} 处，当作：{meaning}，{state}</source>
        <translation>{field} “{text}”, {count} cells, taken for: {meaning}, {state}</translation>
    </message>
    <message>
        <source>字段</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>表中的写法</source>
        <translation>As written in the table</translation>
    </message>
    <message>
        <source>处</source>
        <translation>Cells</translation>
    </message>
    <message>
        <source>当作</source>
        <translation>Taken for</translation>
    </message>
    <message>
        <source>识别</source>
        <translation>Recognition</translation>
    </message>
</context>
<context>
    <name>WordsPane</name>
    <message>
        <source>有 {count} 种写法请确认（{fields}）：选中后按回车，选它的意思；不选则按表中所列处理。</source>
        <translation>{count} spellings to confirm ({fields}): select one, press Enter and choose its meaning; otherwise they are handled as listed.</translation>
    </message>
    <message>
        <source>每种写法都认得；哪一种不对，选中后按回车改。改动立即生效，随对应方案一起保存。</source>
        <translation>Every spelling is known; if one is wrong, select it and press Enter. Changes apply at once and are saved with the mapping.</translation>
    </message>
    <message>
        <source>这张表没有需要对应写法的列。</source>
        <translation>This sheet has no column whose spellings need a meaning.</translation>
    </message>
</context>
<context>
    <name>WordsTable</name>
    <message>
        <source>各种写法当作什么</source>
        <translation>What each spelling is taken for</translation>
    </message>
</context>
<context>
    <name>WorkflowEditor</name>
    <message>
        <source>返回流程列表</source>
        <translation>Back to workflows</translation>
    </message>
    <message>
        <source>放弃修改</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>＋ 步骤</source>
        <translation>+ Step</translation>
    </message>
    <message>
        <source>流程文本（TOML）</source>
        <translation>Workflow text (TOML)</translation>
    </message>
    <message>
        <source>给熟悉的人：整个流程写成一份文本（TOML），保存时同样检查。</source>
        <translation>For experienced users: the whole workflow as one text (TOML), checked in the same way when saved.</translation>
    </message>
    <message>
        <source>编辑方式</source>
        <translation>Editing mode</translation>
    </message>
    <message>
        <source>按步骤</source>
        <translation>By step</translation>
    </message>
    <message>
        <source>按文本（专家）</source>
        <translation>As text (expert)</translation>
    </message>
    <message>
        <source>流程概况</source>
        <translation>Workflow overview</translation>
    </message>
</context>
<context>
    <name>WorkflowSection</name>
    <message>
        <source>流程</source>
        <translation>Workflows</translation>
    </message>
    <message>
        <source>已复制为“{title}”，可以编辑。</source>
        <translation>Copied as “{title}”; you can edit it now.</translation>
    </message>
    <message>
        <source>流程已停用，在办的投诉不受影响。</source>
        <translation>Workflow disabled; complaints in progress are not affected.</translation>
    </message>
    <message>
        <source>流程已恢复使用。</source>
        <translation>Workflow enabled again.</translation>
    </message>
    <message>
        <source>编辑“{title}”</source>
        <translation>Edit “{title}”</translation>
    </message>
    <message>
        <source>接着上次没有保存的修改。</source>
        <translation>Continuing the unsaved changes from last time.</translation>
    </message>
    <message>
        <source>接着上次没有保存的修改；其间流程已有第 {version} 版，保存会盖过它。</source>
        <translation>Continuing the unsaved changes from last time; the workflow has since reached version {version}, and saving will replace it.</translation>
    </message>
    <message>
        <source>保存为第 {version} 版</source>
        <translation>Save as version {version}</translation>
    </message>
    <message>
        <source>现行第 {version} 版，在办 {count} 件按各自的版本办到底；新投诉用第 {next} 版。</source>
        <translation>Current version {version}; complaints in progress ({count}) finish with their own version; new complaints use version {next}.</translation>
    </message>
    <message>
        <source>已保存为第 {version} 版，从下一件新投诉开始使用。</source>
        <translation>Saved as version {version}, in use from the next new complaint.</translation>
    </message>
    <message>
        <source>已放弃修改。</source>
        <translation>Changes discarded.</translation>
    </message>
    <message>
        <source>已删除。</source>
        <translation>Deleted.</translation>
    </message>
</context>
<context>
    <name>WriteForm</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>YearGrid</name>
    <message>
        <source>全年日历</source>
        <translation>Full-year calendar</translation>
    </message>
    <message>
        <source>调休上班</source>
        <translation>Make-up workday</translation>
    </message>
    <message>
        <source>上班</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>休息</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>{month}月{day}日 {name}{state}</source>
        <translation>{month}-{day} {name} {state}</translation>
    </message>
    <message>
        <source>{text}（本处改定）</source>
        <translation>{text} (set by this office)</translation>
    </message>
    <message>
        <source>{month} 月</source>
        <translation>Month {month}</translation>
    </message>
    <message>
        <source>一 二 三 四 五 六 日</source>
        <translation>Mo Tu We Th Fr Sa Su</translation>
    </message>
</context>
<context>
    <name>_Done</name>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
</context>
<context>
    <name>_Running</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在写“{name}”…</source>
        <translation>Writing “{name}”…</translation>
    </message>
    <message>
        <source>{done} / {total} 条</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>正在取消…</source>
        <translation>Cancelling…</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>恢复所选投诉</source>
        <translation>Restore selected complaints</translation>
    </message>
    <message>
        <source>安排回访</source>
        <translation>Plan callback</translation>
    </message>
    <message>
        <source>显示或隐藏姓名</source>
        <translation>Show or hide names</translation>
    </message>
    <message>
        <source>打印本周日历或回访记录表</source>
        <translation>Print the week’s calendar or the callback records</translation>
    </message>
    <message>
        <source>完成选中的回访</source>
        <translation>Complete selected callback</translation>
    </message>
    <message>
        <source>改期（也可按 M）</source>
        <translation>Reschedule (or press M)</translation>
    </message>
    <message>
        <source>打开投诉</source>
        <translation>Open complaint</translation>
    </message>
    <message>
        <source>取消选中的回访</source>
        <translation>Cancel selected callback</translation>
    </message>
    <message>
        <source>完成当前步骤</source>
        <translation>Complete current step</translation>
    </message>
    <message>
        <source>记沟通</source>
        <translation>Log contact</translation>
    </message>
    <message>
        <source>上一条投诉</source>
        <translation>Previous complaint</translation>
    </message>
    <message>
        <source>下一条投诉</source>
        <translation>Next complaint</translation>
    </message>
    <message>
        <source>显示姓名和电话</source>
        <translation>Show name and phone</translation>
    </message>
    <message>
        <source>复制话术</source>
        <translation>Copy script</translation>
    </message>
    <message>
        <source>打印处理单或派工单</source>
        <translation>Print the case sheet or a work slip</translation>
    </message>
    <message>
        <source>为什么是这个期限</source>
        <translation>Why this deadline</translation>
    </message>
    <message>
        <source>登记投诉</source>
        <translation>Register complaint</translation>
    </message>
    <message>
        <source>采用建议的类别</source>
        <translation>Use suggested category</translation>
    </message>
    <message>
        <source>显示或隐藏姓名电话</source>
        <translation>Show or hide names and phones</translation>
    </message>
    <message>
        <source>查找住户</source>
        <translation>Find a household</translation>
    </message>
    <message>
        <source>继续未登记完的第 1 件</source>
        <translation>Continue unfinished complaint 1</translation>
    </message>
    <message>
        <source>继续未登记完的第 2 件</source>
        <translation>Continue unfinished complaint 2</translation>
    </message>
    <message>
        <source>继续未登记完的第 3 件</source>
        <translation>Continue unfinished complaint 3</translation>
    </message>
    <message>
        <source>继续未登记完的第 4 件</source>
        <translation>Continue unfinished complaint 4</translation>
    </message>
    <message>
        <source>继续未登记完的第 5 件</source>
        <translation>Continue unfinished complaint 5</translation>
    </message>
    <message>
        <source>继续未登记完的第 6 件</source>
        <translation>Continue unfinished complaint 6</translation>
    </message>
    <message>
        <source>继续未登记完的第 7 件</source>
        <translation>Continue unfinished complaint 7</translation>
    </message>
    <message>
        <source>继续未登记完的第 8 件</source>
        <translation>Continue unfinished complaint 8</translation>
    </message>
    <message>
        <source>继续未登记完的第 9 件</source>
        <translation>Continue unfinished complaint 9</translation>
    </message>
    <message>
        <source>新写一条</source>
        <translation>Write new entry</translation>
    </message>
    <message>
        <source>修改选中的一条</source>
        <translation>Edit selected entry</translation>
    </message>
    <message>
        <source>在本页查找</source>
        <translation>Find on this page</translation>
    </message>
    <message>
        <source>打开处理选中的投诉</source>
        <translation>Open selected complaint</translation>
    </message>
    <message>
        <source>显示或隐藏预览</source>
        <translation>Show or hide preview</translation>
    </message>
    <message>
        <source>放入回收站</source>
        <translation>Move to recycle bin</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>查看姓名和电话</source>
        <translation>View name and phone</translation>
    </message>
    <message>
        <source>打印选中的投诉或登记表</source>
        <translation>Print the chosen cases or the register</translation>
    </message>
    <message>
        <source>筛选条件</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>登记新投诉</source>
        <translation>Register new complaint</translation>
    </message>
    <message>
        <source>到处搜索</source>
        <translation>Search everywhere</translation>
    </message>
    <message>
        <source>导入表格</source>
        <translation>Import sheet</translation>
    </message>
    <message>
        <source>导出表格</source>
        <translation>Export sheet</translation>
    </message>
    <message>
        <source>撤销上一步操作</source>
        <translation>Undo last action</translation>
    </message>
    <message>
        <source>帮助与快捷键</source>
        <translation>Help and shortcuts</translation>
    </message>
    <message>
        <source>返回上一页</source>
        <translation>Back to previous page</translation>
    </message>
    <message>
        <source>粘贴图片或文件为附件</source>
        <translation>Paste image or file as attachment</translation>
    </message>
    <message>
        <source>打印交接班</source>
        <translation>Print hand-over</translation>
    </message>
    <message>
        <source>下一处待核对</source>
        <translation>Next to check</translation>
    </message>
    <message>
        <source>上一期</source>
        <translation>Previous period</translation>
    </message>
    <message>
        <source>下一期</source>
        <translation>Next period</translation>
    </message>
    <message>
        <source>预览与打印周报</source>
        <translation>Preview and print the summary</translation>
    </message>
    <message>
        <source>在图表与周报之间切换</source>
        <translation>Switch between charts and summary</translation>
    </message>
    <message>
        <source>复制图表的图片和数字</source>
        <translation>Copy a chart’s picture and numbers</translation>
    </message>
    <message>
        <source>查看数字背后的投诉</source>
        <translation>Show the cases behind a number</translation>
    </message>
    <message>
        <source>打印预览中的文件</source>
        <translation>Print what is in the preview</translation>
    </message>
    <message>
        <source>存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>把选中的行当作表头</source>
        <translation>Use the selected row as header</translation>
    </message>
    <message>
        <source>从选中的行开始导入</source>
        <translation>Start the import at the selected row</translation>
    </message>
    <message>
        <source>到选中的行为止</source>
        <translation>End at the selected row</translation>
    </message>
    <message>
        <source>锁定或换人值班</source>
        <translation>Lock or change operator</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>命令用法有误：{reason}。用 complaint-desk --help 查看用法。</source>
        <translation>Wrong command usage: {reason}. See complaint-desk --help for usage.</translation>
    </message>
    <message>
        <source>程序内部出错，本次操作没有完成，已保存的数据没有改动；详情见日志 {log}。</source>
        <translation>Internal program error; this action was not completed and saved data is unchanged. See the log {log} for details.</translation>
    </message>
    <message>
        <source>已取消，没有写入任何内容。</source>
        <translation>Cancelled; nothing was written.</translation>
    </message>
    <message>
        <source>列对应文件“{name}”无法读取，未导入任何内容。</source>
        <translation>The column mapping file “{name}” cannot be read; nothing was imported.</translation>
    </message>
    <message>
        <source>共 {rows} 行：新增 {new}，更新 {updated}，相同 {same}，重复 {duplicates}，冲突 {conflicts}，无法导入 {errors}</source>
        <translation>Rows {rows}: new {new}, updated {updated}, identical {same}, duplicate {duplicates}, conflicting {conflicts}, not importable {errors}</translation>
    </message>
    <message>
        <source>表里还没有可导入的行（示例行不导入），请填好再来。</source>
        <translation>The table has no row to import yet (example rows are not imported). Fill it in and try again.</translation>
    </message>
    <message>
        <source>批次 {batch}，可用 undo-import {batch} 整批撤销</source>
        <translation>Batch {batch}; undo it as a whole with undo-import {batch}</translation>
    </message>
    <message>
        <source>已撤销批次 {batch}：投诉 {complaints} 件，住户 {households} 户；导入后改过的 {kept} 件保留</source>
        <translation>Batch {batch} undone: complaints {complaints}, households {households}; kept because changed after import: {kept}</translation>
    </message>
    <message>
        <source>--view、--from、--to、--number 只用于投诉；名册和回访总是整份导出，没有写文件。</source>
        <translation>--view, --from, --to and --number are for complaints only; the roster and the callbacks are always exported whole. No file was written.</translation>
    </message>
    <message>
        <source>模板已写入：{path}</source>
        <translation>Template written: {path}</translation>
    </message>
    <message>
        <source>已写入 {rows} 行：{path}</source>
        <translation>Rows written: {rows}, {path}</translation>
    </message>
    <message>
        <source>其中 {count} 个表格里放不下的控制字符已用“�”代替。</source>
        <translation>Control characters that a spreadsheet cannot hold, replaced by “�”: {count}.</translation>
    </message>
    <message>
        <source>--limit 不能小于 0。</source>
        <translation>--limit cannot be below 0.</translation>
    </message>
    <message>
        <source>--complaints 不能小于 0。</source>
        <translation>--complaints cannot be below 0.</translation>
    </message>
    <message>
        <source>示例数据已建好：投诉 {count} 件</source>
        <translation>Sample data is ready: complaints {count}</translation>
    </message>
    <message>
        <source>搜索索引已重建：投诉 {count} 件</source>
        <translation>Search index made anew: {count} complaints</translation>
    </message>
    <message>
        <source>--from 晚于 --to，请把两个日期对调，没有写文件。</source>
        <translation>--from is later than --to; please swap the two dates. No file was written.</translation>
    </message>
    <message>
        <source>{fault}最近一份完好的备份：{copy}。恢复命令：complaint-desk restore {path}</source>
        <translation>{fault} The newest good backup: {copy}. To restore it: complaint-desk restore {path}</translation>
    </message>
    <message>
        <source>{at}（{why}，投诉 {count} 件）</source>
        <translation>{at} ({why}, {count} cases)</translation>
    </message>
    <message>
        <source>已备份并打开核对：投诉 {complaints} 件，附件 {attachments} 个：{path}</source>
        <translation>Backed up, opened and checked: {complaints} cases, {attachments} attachments: {path}</translation>
    </message>
    <message>
        <source>请写出备份文件，或用 --newest 取最近完好的一份。</source>
        <translation>Please name a backup file, or use --newest for the newest good one.</translation>
    </message>
    <message>
        <source>没有找到完好的备份，没有改动任何内容。</source>
        <translation>No good backup was found; nothing was changed.</translation>
    </message>
    <message>
        <source>已恢复：投诉 {complaints} 件，附件 {attachments} 个</source>
        <translation>Restored: complaints {complaints}, attachments {attachments}</translation>
    </message>
    <message>
        <source>恢复前的数据另存在 {path}</source>
        <translation>Data from before the restore is saved in {path}</translation>
    </message>
    <message>
        <source>损坏的数据文件没有删除，改名为 {names}</source>
        <translation>The damaged data files were not deleted but renamed to {names}</translation>
    </message>
    <message>
        <source>有 {count} 个附件的文件找不到，其余都在；可用 doctor 查看。</source>
        <translation>The files of {count} attachments cannot be found, all others are there; see doctor.</translation>
    </message>
    <message>
        <source>数据文件夹 {folder} 里还没有数据，没有可备份的内容。</source>
        <translation>The data folder {folder} has no data yet; there is nothing to back up.</translation>
    </message>
    <message>
        <source>“{text}”不是日期，请写成 2026-11-21 这样。</source>
        <translation>“{text}” is not a date; write it like 2026-11-21.</translation>
    </message>
    <message>
        <source>数据文件夹 {folder} 现在不能写入，没有打开，数据没有改动。请检查磁盘是否已满、是否有写入权限。</source>
        <translation>The data folder {folder} cannot be written now; it was not opened and nothing was changed. Please check whether the disk is full and whether you may write there.</translation>
    </message>
    <message>
        <source>数据文件夹 {folder} 正由另一个投诉管家使用。请先关闭它，或换一个文件夹。</source>
        <translation>The data folder {folder} is in use by another Complaint Desk. Close it first, or use another folder.</translation>
    </message>
    <message>
        <source>程序文件不完整，缺少资源文件夹；数据没有改动。请重新安装。</source>
        <translation>The program files are incomplete: the resource folder is missing. Data is unchanged. Please reinstall.</translation>
    </message>
    <message>
        <source>无法使用数据文件夹 {folder}，没有写入任何内容。请检查该位置是否存在、是否有写入权限，或用 --data 另选文件夹。</source>
        <translation>The data folder {folder} cannot be used; nothing was written. Check that it exists and is writable, or choose another folder with --data.</translation>
    </message>
    <message>
        <source>住户姓名</source>
        <translation>Household names</translation>
    </message>
    <message>
        <source>员工姓名</source>
        <translation>Staff names</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>房号</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>车牌</source>
        <translation>Number plates</translation>
    </message>
    <message>
        <source>证件号</source>
        <translation>ID numbers</translation>
    </message>
    <message>
        <source>待确认</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>待派单</source>
        <translation>To assign</translation>
    </message>
    <message>
        <source>处理中</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>待业主确认</source>
        <translation>Owner to confirm</translation>
    </message>
    <message>
        <source>待回访</source>
        <translation>To call back</translation>
    </message>
    <message>
        <source>返单处理中</source>
        <translation>In rework</translation>
    </message>
    <message>
        <source>已关闭</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>无效(已解释)</source>
        <translation>Invalid (explained)</translation>
    </message>
    <message>
        <source>转外部</source>
        <translation>Referred outside</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>轻微</source>
        <translation>Minor</translation>
    </message>
    <message>
        <source>一般</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>重要</source>
        <translation>Important</translation>
    </message>
    <message>
        <source>重大</source>
        <translation>Critical</translation>
    </message>
    <message>
        <source>来电</source>
        <translation>Incoming call</translation>
    </message>
    <message>
        <source>来访</source>
        <translation>Visit to office</translation>
    </message>
    <message>
        <source>来函</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>微信</source>
        <translation>WeChat</translation>
    </message>
    <message>
        <source>邮件</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>网站/APP 留言</source>
        <translation>Website/app message</translation>
    </message>
    <message>
        <source>意见箱</source>
        <translation>Suggestion box</translation>
    </message>
    <message>
        <source>12345 转办</source>
        <translation>12345 referral</translation>
    </message>
    <message>
        <source>巡查</source>
        <translation>Patrol</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>平稳</source>
        <translation>Calm</translation>
    </message>
    <message>
        <source>焦急</source>
        <translation>Anxious</translation>
    </message>
    <message>
        <source>激动</source>
        <translation>Agitated</translation>
    </message>
    <message>
        <source>愤怒</source>
        <translation>Angry</translation>
    </message>
    <message>
        <source>业主</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>租户</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>家属</source>
        <translation>Family member</translation>
    </message>
    <message>
        <source>其他人</source>
        <translation>Other person</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>无效</source>
        <translation>Invalid</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>较满意</source>
        <translation>Fairly satisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Dissatisfied</translation>
    </message>
    <message>
        <source>对方来</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>我方去</source>
        <translation>Outgoing</translation>
    </message>
    <message>
        <source>群发</source>
        <translation>Group message</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Callback</translation>
    </message>
    <message>
        <source>进展告知</source>
        <translation>Progress update</translation>
    </message>
    <message>
        <source>现场检查</source>
        <translation>On-site check</translation>
    </message>
    <message>
        <source>验收</source>
        <translation>Acceptance check</translation>
    </message>
    <message>
        <source>预防性走访</source>
        <translation>Preventive visit</translation>
    </message>
    <message>
        <source>满意度回访</source>
        <translation>Satisfaction callback</translation>
    </message>
    <message>
        <source>计划中</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>已入住</source>
        <translation>Occupied</translation>
    </message>
    <message>
        <source>空置</source>
        <translation>Vacant</translation>
    </message>
    <message>
        <source>出租</source>
        <translation>Rented</translation>
    </message>
    <message>
        <source>装修中</source>
        <translation>Being renovated</translation>
    </message>
    <message>
        <source>返单交回前完成质量检查：在“返单”中逐项确认，再请投诉人验收</source>
        <translation>Complete the quality check before handing back the rework: confirm each item under “Rework”, then ask the complainant to accept it</translation>
    </message>
    <message>
        <source>填写“{label}”</source>
        <translation>Fill in “{label}”</translation>
    </message>
    <message>
        <source>完成检查项“{label}”</source>
        <translation>Complete checklist item “{label}”</translation>
    </message>
    <message>
        <source>投诉已判为无效：请向投诉人解释并记录沟通，再用“无效结案”结束，不能进入下一步</source>
        <translation>The complaint was found invalid: explain to the complainant and log the contact, then end it with “Close as invalid”; it cannot go to the next step</translation>
    </message>
    <message>
        <source>确认投诉是否有效（是否属实、是否职责内、是否正式）</source>
        <translation>Confirm whether the complaint is valid (true, within our duties, formal)</translation>
    </message>
    <message>
        <source>派单：填写责任部门和经办人</source>
        <translation>Assign: enter department and handler</translation>
    </message>
    <message>
        <source>记录一次与投诉人的沟通（Ctrl+L）</source>
        <translation>Log a contact with the complainant (Ctrl+L)</translation>
    </message>
    <message>
        <source>本步骤内与投诉人沟通一次并记录（Ctrl+L）</source>
        <translation>Contact the complainant once within this step and log it (Ctrl+L)</translation>
    </message>
    <message>
        <source>先处理心情：投诉人登记时情绪激动，请先沟通安抚并记录沟通后的情绪（Ctrl+L）</source>
        <translation>Feelings first: the complainant was agitated at registration; calm them and log the mood after contact (Ctrl+L)</translation>
    </message>
    <message>
        <source>投诉人同意处理方案后才能继续；不同意请退回修改方案</source>
        <translation>The complainant must agree to the solution before you go on; otherwise return and revise it</translation>
    </message>
    <message>
        <source>电话三次未接通：请安排上门回访并记录（Ctrl+L）</source>
        <translation>Three calls not reached: plan a home visit for the callback and log it (Ctrl+L)</translation>
    </message>
    <message>
        <source>回访投诉人并记录沟通（Ctrl+L）；未接通也请记录，已记 {calls} 次</source>
        <translation>Call the complainant back and log the contact (Ctrl+L); log calls not reached too, {calls} so far</translation>
    </message>
    <message>
        <source>投诉人说问题没有解决，不能关闭：请开返单继续处理</source>
        <translation>The complainant says the problem is not solved, so it cannot be closed: open a rework and continue handling</translation>
    </message>
    <message>
        <source>投诉人不满意，不能关闭：请开返单继续处理</source>
        <translation>The complainant is dissatisfied, so this cannot be closed: open rework and continue</translation>
    </message>
    <message>
        <source>记录投诉人的满意度（A 满意 / B 较满意 / C 不满意）</source>
        <translation>Record the complainant’s satisfaction (A satisfied / B fairly satisfied / C dissatisfied)</translation>
    </message>
    <message>
        <source>承诺“{text}”尚未兑现：请兑现并在回访日历中完成</source>
        <translation>Promise “{text}” is not kept yet: keep it and complete it in the callback calendar</translation>
    </message>
    <message>
        <source>本楼 {days} 天内已有 {count} 户反映同类问题，可能是群诉。</source>
        <translation>Households in this building reporting the same kind of problem within {days} days: {count}; this may be an incident.</translation>
    </message>
    <message>
        <source>投诉 {number} 已经在一个群诉事件里，请先退出。</source>
        <translation>Complaint {number} is already in an incident; take it out first.</translation>
    </message>
    <message>
        <source>投诉 {number} 已撤销或判为无效，不能加入群诉。</source>
        <translation>Complaint {number} was withdrawn or found invalid and cannot join an incident.</translation>
    </message>
    <message>
        <source>投诉 {number} 已经结束，不能作为群诉的主单。</source>
        <translation>Complaint {number} has ended and cannot be the main complaint of an incident.</translation>
    </message>
    <message>
        <source>请填写退出的原因。</source>
        <translation>Please enter the reason for leaving.</translation>
    </message>
    <message>
        <source>这是群诉的主单，请先把另一条投诉设为主单，再退出。</source>
        <translation>This is the main complaint of the incident; set another as main first, then take it out.</translation>
    </message>
    <message>
        <source>还有 {count} 户没有回访，群诉不能关闭。</source>
        <translation>Households not called back yet: {count}; the incident cannot be closed.</translation>
    </message>
    <message>
        <source>群诉 {number} 已经关闭，不再改动。</source>
        <translation>Incident {number} is closed and no longer changes.</translation>
    </message>
    <message>
        <source>主单 {number} 还没有填写处理结果，填好后再应用到各户；未作改动。</source>
        <translation>Main complaint {number} has no result yet; enter it first, then apply it to the households. Nothing was changed.</translation>
    </message>
    <message>
        <source>返单处理中，请单独处理本户</source>
        <translation>In rework; please handle this household separately</translation>
    </message>
    <message>
        <source>回访本户</source>
        <translation>Call back this household</translation>
    </message>
    <message>
        <source>填好本户的回访结果</source>
        <translation>Enter the callback result for this household</translation>
    </message>
    <message>
        <source>{place}（{number}）还没有回访</source>
        <translation>{place} ({number}) has not been called back</translation>
    </message>
    <message>
        <source>“{step}”已完成，“{label}”不能清空或改判；请退回该步骤再改。</source>
        <translation>“{step}” is completed, so “{label}” cannot be cleared or reversed; return to that step to change it.</translation>
    </message>
    <message>
        <source>只能勾选当前步骤的检查项。</source>
        <translation>Only checklist items of the current step can be ticked.</translation>
    </message>
    <message>
        <source>“{step}”没有检查项 {item}。</source>
        <translation>“{step}” has no checklist item {item}.</translation>
    </message>
    <message>
        <source>投诉已经挂起。</source>
        <translation>The complaint is already on hold.</translation>
    </message>
    <message>
        <source>请填写挂起原因。</source>
        <translation>Please enter the reason for the hold.</translation>
    </message>
    <message>
        <source>恢复时间必须在现在之后。</source>
        <translation>The time to resume must be later than now.</translation>
    </message>
    <message>
        <source>投诉 {number} 已经结束，内容不再修改。</source>
        <translation>Complaint {number} has ended; its content no longer changes.</translation>
    </message>
    <message>
        <source>这一步还没有开始。</source>
        <translation>This step has not started yet.</translation>
    </message>
    <message>
        <source>“{step}”没有字段 {field}。</source>
        <translation>“{step}” has no field {field}.</translation>
    </message>
    <message>
        <source>“{label}”不能填“{value}”。</source>
        <translation>“{label}” cannot be “{value}”.</translation>
    </message>
    <message>
        <source>这天是休息日</source>
        <translation>This is a day off</translation>
    </message>
    <message>
        <source>住户要求“{text}”</source>
        <translation>Household asks: “{text}”</translation>
    </message>
    <message>
        <source>当日已排 {count}/{capacity}，已满</source>
        <translation>That day has {count}/{capacity} and is full</translation>
    </message>
    <message>
        <source>{name}在 {clock} 已有安排</source>
        <translation>{name} already has something at {clock}</translation>
    </message>
    <message>
        <source>住户要求只发微信，请勿打电话</source>
        <translation>Household wants WeChat only; please do not call</translation>
    </message>
    <message>
        <source>住户注明：{text}</source>
        <translation>Household note: {text}</translation>
    </message>
    <message>
        <source>住户希望{text}</source>
        <translation>Household prefers {text}</translation>
    </message>
    <message>
        <source>休息日，需有人值班</source>
        <translation>Day off; someone must be on duty</translation>
    </message>
    <message>
        <source>在下班之后，需有人值班</source>
        <translation>After working hours; someone must be on duty</translation>
    </message>
    <message>
        <source>当日已排 {count}/{capacity}</source>
        <translation>Planned that day: {count}/{capacity}</translation>
    </message>
    <message>
        <source>当日已排 {count} 项</source>
        <translation>Planned that day: {count}</translation>
    </message>
    <message>
        <source>{clock} 前不打扰住户</source>
        <translation>Do not disturb households before {clock}</translation>
    </message>
    <message>
        <source>{clock} 后不打扰住户</source>
        <translation>Do not disturb households after {clock}</translation>
    </message>
    <message>
        <source>{start}–{end} 是免打扰时段</source>
        <translation>{start}–{end} is do-not-disturb time</translation>
    </message>
    <message>
        <source>“{step}”还差 {count} 项，尚未完成；已填内容都已保留。</source>
        <translation>“{step}” still needs {count} more and is not completed; everything entered is kept.</translation>
    </message>
    <message>
        <source>“{step}”是必做步骤，不能跳过。</source>
        <translation>“{step}” is a required step and cannot be skipped.</translation>
    </message>
    <message>
        <source>只能退回到前面的步骤。</source>
        <translation>You can only return to an earlier step.</translation>
    </message>
    <message>
        <source>先在确认步骤判定为“无效”</source>
        <translation>First mark the complaint “Invalid” in the confirmation step</translation>
    </message>
    <message>
        <source>填写无效的原因</source>
        <translation>Enter the reason it is invalid</translation>
    </message>
    <message>
        <source>向投诉人解释并记录这次沟通（Ctrl+L）</source>
        <translation>Explain to the complainant and log this contact (Ctrl+L)</translation>
    </message>
    <message>
        <source>回访结果为“不满意”或“未解决”时才开返单</source>
        <translation>Rework is opened only when the callback result is “Dissatisfied” or “Not resolved”</translation>
    </message>
    <message>
        <source>先记录这次回访的沟通（Ctrl+L）</source>
        <translation>First log the contact of this callback (Ctrl+L)</translation>
    </message>
    <message>
        <source>填写返单原因</source>
        <translation>Enter the reason for rework</translation>
    </message>
    <message>
        <source>先处理心情再处理事情：请先沟通安抚并记录沟通后的情绪，再进入处理步骤。</source>
        <translation>Feelings first, then the matter: calm the complainant and log the mood after contact before going to the handling step.</translation>
    </message>
    <message>
        <source>投诉 {number} 已经结束，不能再推进。</source>
        <translation>Complaint {number} has ended and cannot move on.</translation>
    </message>
    <message>
        <source>投诉 {number} 已挂起，请先恢复。</source>
        <translation>Complaint {number} is on hold; resume it first.</translation>
    </message>
    <message>
        <source>请填写原因。</source>
        <translation>Please enter a reason.</translation>
    </message>
    <message>
        <source>还差 {count} 项，未作改动。</source>
        <translation>Still needed: {count}; nothing was changed.</translation>
    </message>
    <message>
        <source>填写原因或去向</source>
        <translation>Enter the reason or where it was referred</translation>
    </message>
    <message>
        <source>与投诉人沟通并记录（Ctrl+L）</source>
        <translation>Contact the complainant and log it (Ctrl+L)</translation>
    </message>
    <message>
        <source>主管</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>经理</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>先与投诉人沟通说明情况并记录（Ctrl+L），再延期</source>
        <translation>First explain to the complainant and log the contact (Ctrl+L), then extend</translation>
    </message>
    <message>
        <source>这项时限没有在计时，不需要延期。</source>
        <translation>This deadline is not running and needs no extension.</translation>
    </message>
    <message>
        <source>新的时限要晚于原时限，也要晚于现在</source>
        <translation>The new deadline must be later than the original one and later than now</translation>
    </message>
    <message>
        <source>填写延期原因</source>
        <translation>Enter the reason for the extension</translation>
    </message>
    <message>
        <source>还差 {count} 项，时限未变。</source>
        <translation>Still needed: {count}; the deadline is unchanged.</translation>
    </message>
    <message>
        <source>已经升级到这一级或更高一级。</source>
        <translation>Already escalated to this level or higher.</translation>
    </message>
    <message>
        <source>有效投诉满 1 个月仍未解决，建议定为重大（本处规定）：已 {days} 天</source>
        <translation>Valid complaint not resolved after 1 month; Critical is suggested (house rule): {days} days so far</translation>
    </message>
    <message>
        <source>同一户同类投诉第 {count} 次，建议定为重大（本处规定：第 3 次起）</source>
        <translation>Complaint no. {count} of this kind from the same household; Critical is suggested (house rule: from the 3rd on)</translation>
    </message>
    <message>
        <source>请填写返单原因。</source>
        <translation>Please enter the reason for the rework.</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>返单的完成期限必须在现在之后。</source>
        <translation>The due date of the rework must be later than now.</translation>
    </message>
    <message>
        <source>质量检查没有“{item}”这一项。</source>
        <translation>The quality check has no item “{item}”.</translation>
    </message>
    <message>
        <source>返单已经交回，质量检查不再改动；需要重查请先退回。</source>
        <translation>The rework has been handed back and its quality check no longer changes; to check again, return it first.</translation>
    </message>
    <message>
        <source>投诉 {number} 现在没有进行中的返单。</source>
        <translation>Complaint {number} has no rework in progress now.</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>已逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>今日到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>条件</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>去年</source>
        <translation>last year</translation>
    </message>
    <message>
        <source>{field}里没有“{value}”，已作为文字搜索</source>
        <translation>{field} has no “{value}”; searched for as text</translation>
    </message>
    <message>
        <source>未办结</source>
        <translation>not closed yet</translation>
    </message>
    <message>
        <source>返单</source>
        <translation>Rework</translation>
    </message>
    <message>
        <source>群诉</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>{name} 等 {count} 个</source>
        <translation>{name} and others ({count} in all)</translation>
    </message>
    <message>
        <source>{field}：{value}</source>
        <translation>{field}: {value}</translation>
    </message>
    <message>
        <source>{day} 起</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>到 {day} 止</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>已升级</source>
        <translation>Escalated</translation>
    </message>
    <message>
        <source>我负责的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>流程模板“{place}”有误：{reason}。未保存，原模板仍在使用。</source>
        <translation>Workflow template error at “{place}”: {reason}. Not saved; the original template stays in use.</translation>
    </message>
    <message>
        <source>已确认投诉有效</source>
        <translation>Complaint confirmed valid</translation>
    </message>
    <message>
        <source>已定责任部门和经办人</source>
        <translation>Department and handler set</translation>
    </message>
    <message>
        <source>与投诉人有过沟通记录</source>
        <translation>Contact with the complainant logged</translation>
    </message>
    <message>
        <source>本步骤内与投诉人沟通过</source>
        <translation>Complainant contacted within this step</translation>
    </message>
    <message>
        <source>投诉人同意处理方案</source>
        <translation>Complainant agrees to the solution</translation>
    </message>
    <message>
        <source>激动的投诉人已先安抚并有记录</source>
        <translation>An upset complainant was calmed first, on record</translation>
    </message>
    <message>
        <source>已回访到，或三次电话一次上门未果</source>
        <translation>Called back, or three calls and a visit failed</translation>
    </message>
    <message>
        <source>有满意度，且不是“不满意”</source>
        <translation>Satisfaction recorded, and not “Dissatisfied”</translation>
    </message>
    <message>
        <source>承诺都已兑现或还没到期</source>
        <translation>All promises kept or not yet due</translation>
    </message>
    <message>
        <source>第 {number} 步“{step}”：{fault}</source>
        <translation>Step {number} “{step}”: {fault}</translation>
    </message>
    <message>
        <source>流程至少要有一个步骤</source>
        <translation>A workflow needs at least one step</translation>
    </message>
    <message>
        <source>步骤代号“{key}”用了两次，须各不相同</source>
        <translation>Step code “{key}” is used twice; codes must be unique</translation>
    </message>
    <message>
        <source>请指定返单从哪一步重做（原来的步骤已不在）</source>
        <translation>Set the step rework starts from (the previous one no longer exists)</translation>
    </message>
    <message>
        <source>至少一个步骤要有“已确认投诉有效”这项完成条件</source>
        <translation>At least one step must have the completion condition “Complaint confirmed valid”</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>目的</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>怎么做</source>
        <translation>How to do it</translation>
    </message>
    <message>
        <source>“{what}”的中文没有填写</source>
        <translation>The Chinese text of “{what}” is missing</translation>
    </message>
    <message>
        <source>“{what}”的英文没有填写</source>
        <translation>The English text of “{what}” is missing</translation>
    </message>
    <message>
        <source>步骤代号没有填写</source>
        <translation>The step code is missing</translation>
    </message>
    <message>
        <source>可以跳过的步骤不能有完成条件，否则条件等于虚设</source>
        <translation>A step that can be skipped cannot have completion conditions, as they would have no effect</translation>
    </message>
    <message>
        <source>字段代号“{key}”用了两次，须各不相同</source>
        <translation>Field code “{key}” is used twice; codes must be unique</translation>
    </message>
    <message>
        <source>检查项 {number}</source>
        <translation>Checklist item {number}</translation>
    </message>
    <message>
        <source>检查项代号“{key}”用了两次，须各不相同</source>
        <translation>Checklist item code “{key}” is used twice; codes must be unique</translation>
    </message>
    <message>
        <source>话术 {number}</source>
        <translation>Script {number}</translation>
    </message>
    <message>
        <source>字段“{name}”没有代号</source>
        <translation>Field “{name}” has no code</translation>
    </message>
    <message>
        <source>字段名称</source>
        <translation>Field name</translation>
    </message>
    <message>
        <source>填写提示</source>
        <translation>Input hint</translation>
    </message>
    <message>
        <source>字段“{name}”是选择题，却没有选项</source>
        <translation>Field “{name}” is a choice but has no options</translation>
    </message>
    <message>
        <source>字段“{name}”不是选择题，不能有选项</source>
        <translation>Field “{name}” is not a choice and cannot have options</translation>
    </message>
    <message>
        <source>选项</source>
        <translation>Option</translation>
    </message>
    <message>
        <source>字段“{name}”依据的字段“{other}”不在本步骤</source>
        <translation>Field “{other}”, which field “{name}” depends on, is not in this step</translation>
    </message>
    <message>
        <source>字段“{name}”的类型或选项与它写入的投诉栏目不符</source>
        <translation>The type or options of field “{name}” do not fit the complaint column it is written to</translation>
    </message>
    <message>
        <source>最后一步不能设为可以跳过</source>
        <translation>The last step cannot be one that can be skipped</translation>
    </message>
    <message>
        <source>最后一步要有“有满意度，且不是‘不满意’”这项完成条件</source>
        <translation>The last step must have the completion condition “Satisfaction recorded, and not ‘Dissatisfied’”</translation>
    </message>
    <message>
        <source>最后一步须属于“回访”阶段，否则住户不满意时开不了返单，投诉无法了结</source>
        <translation>The last step must belong to the “Callback” stage; otherwise rework cannot be opened for a dissatisfied household and the complaint cannot be settled</translation>
    </message>
    <message>
        <source>完成条件“已确认投诉有效”需要一个写入“确认结论”的选择字段（含“有效”），放在这一步或前面，否则投诉停在这里</source>
        <translation>The completion condition “Complaint confirmed valid” needs a choice field written to “Confirmation” (with “Valid”) in this step or earlier; otherwise the complaint stops here</translation>
    </message>
    <message>
        <source>完成条件“投诉人同意处理方案”需要代号为 opinion、含选项 agree 的字段，放在这一步或前面，否则投诉停在这里</source>
        <translation>The completion condition “Complainant agrees to the solution” needs a field with code opinion and option agree in this step or earlier; otherwise the complaint stops here</translation>
    </message>
    <message>
        <source>完成条件“有满意度”需要一个写入“满意度”的选择字段（含 A 或 B），放在这一步或前面，否则投诉停在这里</source>
        <translation>The completion condition “Satisfaction recorded” needs a choice field written to “Satisfaction” (with A or B) in this step or earlier; otherwise the complaint stops here</translation>
    </message>
    <message>
        <source>文件不够规范，已改用兼容方式读取。</source>
        <translation>The file does not fully follow the standard; it was read in compatibility mode.</translation>
    </message>
    <message>
        <source>工作表“{sheet}”损坏，未能读取，其余工作表不受影响。</source>
        <translation>Sheet “{sheet}” is damaged and was not read; the other sheets are not affected.</translation>
    </message>
    <message>
        <source>文本编码按 {encoding} 读取。</source>
        <translation>Text encoding read as {encoding}.</translation>
    </message>
    <message>
        <source>文本编码不明，按 {encoding} 读取，请核对文字是否正确。</source>
        <translation>Text encoding unknown, read as {encoding}; check that the text is correct.</translation>
    </message>
    <message>
        <source>工作表“{sheet}”有 {count} 个公式没有保存计算结果，这些单元格按空白处理。</source>
        <translation>Sheet “{sheet}” has formulas saved without results ({count}); these cells are treated as blank.</translation>
    </message>
    <message>
        <source>工作表“{sheet}”有 {count} 个单元格是公式错误（如 #N/A），这些单元格按空白处理。</source>
        <translation>Sheet “{sheet}”: {count} cells hold a formula error such as #N/A; they count as blank.</translation>
    </message>
    <message>
        <source>工作表“{sheet}”有 {count} 个单元格的文字超过 32767 字，只保留前 32767 字，请核对。</source>
        <translation>Sheet “{sheet}”: {count} cells hold more than 32,767 characters; only the first 32,767 are kept. Please check.</translation>
    </message>
    <message>
        <source>读取提示：{code}</source>
        <translation>Reading note: {code}</translation>
    </message>
    <message>
        <source>找不到文件“{file}”，请检查路径或重新选择文件。</source>
        <translation>File “{file}” was not found; check the path or choose the file again.</translation>
    </message>
    <message>
        <source>无法打开文件“{file}”：没有权限，或正被其他程序独占。请关闭该程序后重试。</source>
        <translation>File “{file}” cannot be opened: no permission, or locked by another program. Close that program and try again.</translation>
    </message>
    <message>
        <source>文件“{file}”是空的，没有可以导入的内容。</source>
        <translation>File “{file}” is empty; there is nothing to import.</translation>
    </message>
    <message>
        <source>文件“{file}”解开后过大，超出读取上限，未导入任何内容。请拆分成几个文件后再导入。</source>
        <translation>File “{file}” is too large when unpacked and exceeds the reading limit; nothing was imported. Split it into several files and import again.</translation>
    </message>
    <message>
        <source>读取期间文件“{file}”被其他程序改动，未导入任何内容。请保存并关闭该文件后重试。</source>
        <translation>The file “{file}” was changed by another program while it was being read; nothing was imported. Save and close it, then try again.</translation>
    </message>
    <message>
        <source>“{file}”不是表格文件，未导入任何内容。请选择 Excel、WPS、ODS 或 CSV 文件。</source>
        <translation>“{file}” is not a spreadsheet; nothing was imported. Choose an Excel, WPS, ODS or CSV file.</translation>
    </message>
    <message>
        <source>文件“{file}”设有打开密码，无法读取。请在 Excel 或 WPS 中取消密码并另存后再导入。</source>
        <translation>File “{file}” has an opening password and cannot be read. Remove the password in Excel or WPS, save it as a new file and import again.</translation>
    </message>
    <message>
        <source>文件“{file}”已损坏，读不了，未导入任何内容。请用 Excel 或 WPS 打开并另存为 xlsx 再试。</source>
        <translation>File “{file}” is damaged and cannot be read; nothing was imported. Open it in Excel or WPS, save it as xlsx and try again.</translation>
    </message>
    <message>
        <source>读取“{file}”时内存不足或文件内容异常，读取已中止，未导入任何内容，程序不受影响。</source>
        <translation>Out of memory or abnormal file content while reading “{file}”; reading was stopped, nothing was imported and the program is not affected.</translation>
    </message>
    <message>
        <source>读取“{file}”超时，已停止，未导入任何内容。请用 Excel 或 WPS 另存为 xlsx 后再试。</source>
        <translation>Reading “{file}” took too long and was stopped; nothing was imported. Save it as xlsx in Excel or WPS and try again.</translation>
    </message>
    <message>
        <source>已取消读取“{file}”，未导入任何内容。</source>
        <translation>Reading “{file}” was cancelled; nothing was imported.</translation>
    </message>
    <message>
        <source>按列名对应</source>
        <translation>Matched by column name</translation>
    </message>
    <message>
        <source>按列名推测，请核对：列中的内容不像这一项</source>
        <translation>Guessed from column name, please check: the content does not look like this field</translation>
    </message>
    <message>
        <source>按列中内容推测，请核对</source>
        <translation>Guessed from column content, please check</translation>
    </message>
    <message>
        <source>“{field}”由年、月、日几列合成</source>
        <translation>“{field}”: columns of year, month and day, joined</translation>
    </message>
    <message>
        <source>没有列名，不导入</source>
        <translation>No column name; not imported</translation>
    </message>
    <message>
        <source>前一列放不下的文字，导入时自动接上</source>
        <translation>Text that did not fit into the column before; joined to it on import</translation>
    </message>
    <message>
        <source>流水号等辅助列，不导入</source>
        <translation>Auxiliary column such as a serial number; not imported</translation>
    </message>
    <message>
        <source>“{field}”已对应到另一列，不重复导入</source>
        <translation>“{field}” is already matched to another column; not imported twice</translation>
    </message>
    <message>
        <source>没有认出这一列，不导入</source>
        <translation>Column not recognised; not imported</translation>
    </message>
    <message>
        <source>系统标识</source>
        <translation>System ID</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>受理时间</source>
        <translation>Received at</translation>
    </message>
    <message>
        <source>受理时刻</source>
        <translation>Time of day received</translation>
    </message>
    <message>
        <source>受理人</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>由我经办或受理</source>
        <translation>Mine (handled or taken down)</translation>
    </message>
    <message>
        <source>受理日期</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>完成日期</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>关闭日期</source>
        <translation>Closed on</translation>
    </message>
    <message>
        <source>返单次数</source>
        <translation>Rework rounds</translation>
    </message>
    <message>
        <source>属于群诉</source>
        <translation>Part of an incident</translation>
    </message>
    <message>
        <source>有未兑现的承诺</source>
        <translation>Has an open promise</translation>
    </message>
    <message>
        <source>有附件</source>
        <translation>Has an attachment</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>投诉人</source>
        <translation>Complainant</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>due today</translation>
    </message>
    <message>
        <source>本周到期</source>
        <translation>due this week</translation>
    </message>
    <message>
        <source>7 天内到期</source>
        <translation>due within 7 days</translation>
    </message>
    <message>
        <source>尚未到期</source>
        <translation>not yet due</translation>
    </message>
    <message>
        <source>没有时限</source>
        <translation>no deadline</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>本周</source>
        <translation>this week</translation>
    </message>
    <message>
        <source>上周</source>
        <translation>last week</translation>
    </message>
    <message>
        <source>最近 7 天</source>
        <translation>last 7 days</translation>
    </message>
    <message>
        <source>最近 30 天</source>
        <translation>last 30 days</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>this month</translation>
    </message>
    <message>
        <source>上月</source>
        <translation>last month</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>this year</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>小区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>楼栋</source>
        <translation>Building</translation>
    </message>
    <message>
        <source>单元</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>未评价</source>
        <translation>not rated</translation>
    </message>
    <message>
        <source>导入批次</source>
        <translation>Import batch</translation>
    </message>
    <message>
        <source>一个筛选最多 {most} 个条件。</source>
        <translation>A filter has at most {most} conditions.</translation>
    </message>
    <message>
        <source>这不是筛选条件的文件。</source>
        <translation>This is not a filter file.</translation>
    </message>
    <message>
        <source>这个筛选由更新版本的程序保存，本程序读不了。</source>
        <translation>This filter was saved by a newer program and cannot be read.</translation>
    </message>
    <message>
        <source>筛选条件的结构不对。</source>
        <translation>The structure of the filter is not valid.</translation>
    </message>
    <message>
        <source>没有名为“{name}”的筛选条件。</source>
        <translation>There is no condition named “{name}”.</translation>
    </message>
    <message>
        <source>不能这样比较</source>
        <translation>it cannot be compared like this</translation>
    </message>
    <message>
        <source>条件“{field}”不完整：{reason}。</source>
        <translation>Condition “{field}” is incomplete: {reason}.</translation>
    </message>
    <message>
        <source>内容太长</source>
        <translation>the text is too long</translation>
    </message>
    <message>
        <source>还没有选值</source>
        <translation>no value is chosen</translation>
    </message>
    <message>
        <source>没有“{value}”这个值</source>
        <translation>there is no value “{value}”</translation>
    </message>
    <message>
        <source>还没有填文字</source>
        <translation>no text is entered</translation>
    </message>
    <message>
        <source>要填一个整数</source>
        <translation>a whole number is needed</translation>
    </message>
    <message>
        <source>数字太大</source>
        <translation>the number is too large</translation>
    </message>
    <message>
        <source>还没有选时段</source>
        <translation>no period is chosen</translation>
    </message>
    <message>
        <source>这里不需要值</source>
        <translation>no value belongs here</translation>
    </message>
    <message>
        <source>要填起止日期中的至少一个</source>
        <translation>enter at least one of the two dates</translation>
    </message>
    <message>
        <source>日期要写成 2026-11-21 这样</source>
        <translation>write dates like 2026-11-21</translation>
    </message>
    <message>
        <source>起始日期晚于截止日期</source>
        <translation>the first day is after the last</translation>
    </message>
    <message>
        <source>事发时间地点</source>
        <translation>Time and place of event</translation>
    </message>
    <message>
        <source>投诉内容</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>业主要求</source>
        <translation>Owner’s request</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>二级类别</source>
        <translation>Level 2 category</translation>
    </message>
    <message>
        <source>有效性</source>
        <translation>Validity</translation>
    </message>
    <message>
        <source>责任部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>处理情况</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>完成时间</source>
        <translation>Completed at</translation>
    </message>
    <message>
        <source>回访时间</source>
        <translation>Callback time</translation>
    </message>
    <message>
        <source>满意度</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>{field}·年</source>
        <translation>{field} (year)</translation>
    </message>
    <message>
        <source>{field}·月</source>
        <translation>{field} (month)</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>面积</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>身份或类型</source>
        <translation>Role or type</translation>
    </message>
    <message>
        <source>是否入住</source>
        <translation>Occupied</translation>
    </message>
    <message>
        <source>反馈意见</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>未接次数</source>
        <translation>Times not reached</translation>
    </message>
    <message>
        <source>回访人</source>
        <translation>Callback by</translation>
    </message>
    <message>
        <source>方便联系时间</source>
        <translation>Best time to call</translation>
    </message>
    <message>
        <source>住户说明</source>
        <translation>About the person</translation>
    </message>
    <message>
        <source>回访状态</source>
        <translation>Callback status</translation>
    </message>
    <message>
        <source>不认识的表格种类“{kind}”。</source>
        <translation>Unknown sheet kind “{kind}”.</translation>
    </message>
    <message>
        <source>工作表是空的</source>
        <translation>The sheet is empty</translation>
    </message>
    <message>
        <source>没有找到投诉、住户或回访的表头，不导入这张表</source>
        <translation>No header for complaints, households or callbacks found; this sheet is not imported</translation>
    </message>
    <message>
        <source>日期形如 5/2/2019，整列看不出日月先后，按“月/日/年”读取，请核对</source>
        <translation>Dates look like 5/2/2019 and the column does not show whether day or month comes first; read as month/day/year, please check</translation>
    </message>
    <message>
        <source>日期只写了几号，按 {year} 年 {month} 月读取（取自表名、标题、文件名或同表日期），请核对</source>
        <translation>Dates are days alone: read as {year}-{month} (from the sheet’s name, title, file name or its other dates); please check</translation>
    </message>
    <message>
        <source>日期只写了几号，按 {month} 月读取（取自表名、标题或文件名），年份没有写，取今天以前最近的，请核对</source>
        <translation>Dates are days alone: read as month {month} (from the sheet’s name, title or file name); no year is written, the last one before today is taken; please check</translation>
    </message>
    <message>
        <source>第 {row} 行是空的，不能作表头。</source>
        <translation>Row {row} is empty and cannot be the header.</translation>
    </message>
    <message>
        <source>第 {row} 行是表头，对应上 {count} 列</source>
        <translation>Header in row {row}, columns matched: {count}</translation>
    </message>
    <message>
        <source>这种表格没有“{field}”这一项。</source>
        <translation>This kind of sheet has no “{field}”.</translation>
    </message>
    <message>
        <source>由您指定</source>
        <translation>Set by you</translation>
    </message>
    <message>
        <source>“{field}”已改由另一列提供</source>
        <translation>“{field}” now comes from another column</translation>
    </message>
    <message>
        <source>保存的列对应关系已损坏，请重新核对各列后再保存。</source>
        <translation>The saved column mapping is damaged; check the columns again, then save.</translation>
    </message>
    <message>
        <source>完成时间早于受理时间，请核对</source>
        <translation>Completed before it was received; please check</translation>
    </message>
    <message>
        <source>“{column}”只写了“{value}”，早于受理日期，可能是下个月，未采用</source>
        <translation>“{column}” only says “{value}”, which would be before the complaint: perhaps the next month; not taken</translation>
    </message>
    <message>
        <source>房号“{value}”无法识别，原样保留</source>
        <translation>Room “{value}” not recognised; kept as written</translation>
    </message>
    <message>
        <source>房号写法统一</source>
        <translation>Room notation unified</translation>
    </message>
    <message>
        <source>房号“{value}”与楼栋列“{building}”不一致，按楼栋列</source>
        <translation>Room “{value}” differs from building column “{building}”; the building column is used</translation>
    </message>
    <message>
        <source>“{file}”是 Windows 保留的文件名，没有写文件。请换个文件名。</source>
        <translation>Windows reserves the file name “{file}”; no file was written. Choose another name.</translation>
    </message>
    <message>
        <source>磁盘空间不足，“{file}”没有写成，原来的文件没有改动。请腾出空间后重试。</source>
        <translation>Not enough disk space; “{file}” was not written and the original file is unchanged. Free some space and try again.</translation>
    </message>
    <message>
        <source>文件名或路径太长，系统存不下，“{file}”没有写成。请把文件名改短，或换一个浅一些的文件夹。</source>
        <translation>The file name or path is too long for the system; “{file}” was not written. Shorten the name, or choose a folder closer to the top.</translation>
    </message>
    <message>
        <source>“{file}”正被 Excel、WPS 等打开或设为只读，没有覆盖。请关闭后重试，或换个文件名。</source>
        <translation>“{file}” is open in Excel, WPS or another program, or is read-only; it was not overwritten. Close it and try again, or use another file name.</translation>
    </message>
    <message>
        <source>没有权限在“{folder}”里写文件，“{file}”没有写成。请换一个文件夹。</source>
        <translation>No permission to write in “{folder}”; “{file}” was not written. Choose another folder.</translation>
    </message>
    <message>
        <source>文件夹“{folder}”不存在，“{file}”没有写成。请换一个文件夹。</source>
        <translation>Folder “{folder}” does not exist; “{file}” was not written. Choose another folder.</translation>
    </message>
    <message>
        <source>“{file}”没有写成，原来的文件没有改动。请换一个文件夹或文件名后重试。</source>
        <translation>“{file}” was not written and the original file is unchanged. Try another folder or file name.</translation>
    </message>
    <message>
        <source>“{column}”是公式，文件里没有保存计算结果；请用 Excel 或 WPS 打开并保存一次再导入</source>
        <translation>“{column}” is a formula saved without its result; open and save the file once in Excel or WPS, then import again</translation>
    </message>
    <message>
        <source>缺少“{column}”</source>
        <translation>“{column}” is missing</translation>
    </message>
    <message>
        <source>工作表“{sheet}”不是可导入的表格。</source>
        <translation>Sheet “{sheet}” is not one that can be imported.</translation>
    </message>
    <message>
        <source>合并单元格向下填充</source>
        <translation>Merged cells filled downwards</translation>
    </message>
    <message>
        <source>“{column}”写的是“同上”，但上一行没有内容，原样保留</source>
        <translation>“{column}” says “ditto” but the row above is empty; kept as written</translation>
    </message>
    <message>
        <source>“同上”取上一行的内容</source>
        <translation>“Ditto” takes the content of the row above</translation>
    </message>
    <message>
        <source>“{column}”是 15 位以上的数字，后几位已经丢失；请把该列设为文本后重填</source>
        <translation>“{column}” is a number of 15 or more digits and its last digits are lost; set the column to text and enter it again</translation>
    </message>
    <message>
        <source>按您指定的对应</source>
        <translation>Meaning given by you</translation>
    </message>
    <message>
        <source>“{column}”的“{value}”不是有效的日期</source>
        <translation>“{value}” in “{column}” is not a valid date</translation>
    </message>
    <message>
        <source>只写了几号，年月取自表名、标题或同表日期</source>
        <translation>Only the day is written; month and year are from the sheet’s name, the title or its other dates</translation>
    </message>
    <message>
        <source>年份取自表名或标题</source>
        <translation>Year taken from the sheet name or title</translation>
    </message>
    <message>
        <source>日期写法统一</source>
        <translation>Date notation unified</translation>
    </message>
    <message>
        <source>“{value}”按“月/日/年”读取，请核对</source>
        <translation>“{value}” read as month/day/year; please check</translation>
    </message>
    <message>
        <source>“{column}”晚于今天：{value}</source>
        <translation>“{column}” is later than today: {value}</translation>
    </message>
    <message>
        <source>“{column}”被表格软件改成了日期（{value}），无法还原，请重填</source>
        <translation>“{column}” was turned into a date by the spreadsheet program ({value}) and cannot be recovered; enter it again</translation>
    </message>
    <message>
        <source>电话写法统一</source>
        <translation>Phone notation unified</translation>
    </message>
    <message>
        <source>满意度统一为 A、B、C</source>
        <translation>Satisfaction unified as A, B, C</translation>
    </message>
    <message>
        <source>回访“{value}”，没有满意度，记为未接 1 次</source>
        <translation>Callback “{value}” has no satisfaction; logged as not reached once</translation>
    </message>
    <message>
        <source>满意度“{value}”无法识别，未采用</source>
        <translation>Satisfaction “{value}” not recognised; not used</translation>
    </message>
    <message>
        <source>渠道“{value}”不在列表中，记为“其他”</source>
        <translation>Channel “{value}” is not in the list; recorded as “Other”</translation>
    </message>
    <message>
        <source>“{column}”的“{value}”无法识别，未采用</source>
        <translation>“{value}” in “{column}” not recognised; not used</translation>
    </message>
    <message>
        <source>用词统一</source>
        <translation>Wording unified</translation>
    </message>
    <message>
        <source>面积“{value}”不是数字，未采用</source>
        <translation>Area “{value}” is not a number; not used</translation>
    </message>
    <message>
        <source>“{column}”的“{value}”不是次数，未采用</source>
        <translation>“{value}” in “{column}” is not a count; not used</translation>
    </message>
    <message>
        <source>“{column}”有 {count} 个字，超出 {limit} 字的上限</source>
        <translation>“{column}” has {count} characters, over the limit of {limit}</translation>
    </message>
    <message>
        <source>去掉了不可见的控制字符</source>
        <translation>Invisible control characters removed</translation>
    </message>
    <message>
        <source>去掉了首尾空白</source>
        <translation>Leading and trailing spaces removed</translation>
    </message>
    <message>
        <source>电话“{value}”的后几位已丢失，无法还原，请补全</source>
        <translation>The last digits of phone “{value}” are lost and cannot be recovered; please complete it</translation>
    </message>
    <message>
        <source>电话“{value}”位数不足，请核对</source>
        <translation>Phone “{value}” has too few digits; please check</translation>
    </message>
    <message>
        <source>电话“{value}”位数过多，请核对</source>
        <translation>Phone “{value}” has too many digits; please check</translation>
    </message>
    <message>
        <source>“{value}”不是电话号码，原样保留</source>
        <translation>“{value}” is not a phone number; kept as written</translation>
    </message>
    <message>
        <source>电话“{value}”有多个号码，取第一个可用的</source>
        <translation>Phone “{value}” has several numbers; the first usable one is used</translation>
    </message>
    <message>
        <source>工作表“{sheet}”超过 1,048,576 行，放不进一张表，没有写出。请缩小范围。</source>
        <translation>Sheet “{sheet}” exceeds 1,048,576 rows and does not fit; not written. Please narrow the selection.</translation>
    </message>
    <message>
        <source>工作表“{sheet}”的内容超过 2 GB，Excel 打不开，没有写出。请缩小范围，或改导出 CSV。</source>
        <translation>The sheet “{sheet}” holds more than 2 GB, which Excel cannot open; nothing was written. Choose fewer rows, or export as CSV.</translation>
    </message>
    <message>
        <source>工作表“{sheet}”第 {row} 行“{column}”有 {count} 个字，单元格最多 32,767 字；为避免截断，没有写出。请改导出 CSV，或缩短这段文字。</source>
        <translation>Sheet “{sheet}”, row {row}, “{column}” has {count} characters; a cell holds at most 32,767. It was not written, to avoid cutting text. Export CSV instead, or shorten this text.</translation>
    </message>
    <message>
        <source>没有附件文件夹，没有添加；请检查数据文件夹的设置。</source>
        <translation>There is no attachment folder; nothing was added. Check the data folder setting.</translation>
    </message>
    <message>
        <source>这个附件已被移除。</source>
        <translation>This attachment has been removed.</translation>
    </message>
    <message>
        <source>“{name}”是可以运行的程序，为了安全不在这里打开；确认来源可靠后请用“另存为”。</source>
        <translation>“{name}” is an executable program and is not opened here for safety; use “Save as” once you are sure the source is reliable.</translation>
    </message>
    <message>
        <source>登记表：已回访，满意度 {satisfaction}</source>
        <translation>Register: called back, satisfaction {satisfaction}</translation>
    </message>
    <message>
        <source>登记表：记有回访，未记满意度</source>
        <translation>Register: callback noted, no satisfaction</translation>
    </message>
    <message>
        <source>登记表：回访未接通</source>
        <translation>Register: callback not reached</translation>
    </message>
    <message>
        <source>工作日历只到 {first} 至 {last} 年。</source>
        <translation>The work calendar covers only {first} to {last}.</translation>
    </message>
    <message>
        <source>看不懂“{text}”这个受理时间，原时间未变。</source>
        <translation>Cannot read “{text}” as the time received; the original time is unchanged.</translation>
    </message>
    <message>
        <source>受理时间不能晚于现在，原时间未变。</source>
        <translation>The time received cannot be later than now; the original time is unchanged.</translation>
    </message>
    <message>
        <source>住户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>客户诉求</source>
        <translation>Customer’s request</translation>
    </message>
    <message>
        <source>挂起原因</source>
        <translation>Reason for hold</translation>
    </message>
    <message>
        <source>恢复时间</source>
        <translation>Resume at</translation>
    </message>
    <message>
        <source>结束说明</source>
        <translation>Closing note</translation>
    </message>
    <message>
        <source>登记 {channel}</source>
        <translation>Registered, {channel}</translation>
    </message>
    <message>
        <source>登记时情绪：{mood}</source>
        <translation>Mood at registration: {mood}</translation>
    </message>
    <message>
        <source>结束：{status}</source>
        <translation>Ended: {status}</translation>
    </message>
    <message>
        <source>{step} 完成</source>
        <translation>{step} completed</translation>
    </message>
    <message>
        <source>{step} 跳过</source>
        <translation>{step} skipped</translation>
    </message>
    <message>
        <source>从“{step}”退回</source>
        <translation>Returned from “{step}”</translation>
    </message>
    <message>
        <source>去电</source>
        <translation>Outgoing call</translation>
    </message>
    <message>
        <source>上门</source>
        <translation>Home visit</translation>
    </message>
    <message>
        <source>{channel}（{direction}）</source>
        <translation>{channel} ({direction})</translation>
    </message>
    <message>
        <source>{contact} 未接通</source>
        <translation>{contact}: not reached</translation>
    </message>
    <message>
        <source>情绪：{before} → {after}</source>
        <translation>Mood: {before} → {after}</translation>
    </message>
    <message>
        <source>情绪：{mood}</source>
        <translation>Mood: {mood}</translation>
    </message>
    <message>
        <source>承诺：{text}（{until} 前）</source>
        <translation>Promise: {text} (by {until})</translation>
    </message>
    <message>
        <source>{kind} 已完成</source>
        <translation>{kind} completed</translation>
    </message>
    <message>
        <source>开返单 R{round}</source>
        <translation>Open rework R{round}</translation>
    </message>
    <message>
        <source>原因：{text}</source>
        <translation>Reason: {text}</translation>
    </message>
    <message>
        <source>延期告知：{clock}改到 {time}</source>
        <translation>Extension: {clock} moved to {time}</translation>
    </message>
    <message>
        <source>原定 {time}；原因：{text}</source>
        <translation>Originally {time}; reason: {text}</translation>
    </message>
    <message>
        <source>升级到{level}</source>
        <translation>Escalate to {level}</translation>
    </message>
    <message>
        <source>恢复处理</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>查看了姓名和电话</source>
        <translation>Viewed name and phone</translation>
    </message>
    <message>
        <source>移入回收站</source>
        <translation>Move to recycle bin</translation>
    </message>
    <message>
        <source>从回收站恢复</source>
        <translation>Restore from recycle bin</translation>
    </message>
    <message>
        <source>不采纳“定为重大”的建议</source>
        <translation>Decline the suggestion “Set to Critical”</translation>
    </message>
    <message>
        <source>撤销上一步操作</source>
        <translation>Undo last action</translation>
    </message>
    <message>
        <source>按本人要求抹除了个人信息</source>
        <translation>Personal data erased on request</translation>
    </message>
    <message>
        <source>超过保留年限，已匿名化</source>
        <translation>Older than the retention period, made anonymous</translation>
    </message>
    <message>
        <source>更正登记信息</source>
        <translation>Correct registration</translation>
    </message>
    <message>
        <source>加入群诉 {number}</source>
        <translation>Join incident {number}</translation>
    </message>
    <message>
        <source>退出群诉 {number}</source>
        <translation>Leave incident {number}</translation>
    </message>
    <message>
        <source>请填写投诉内容。</source>
        <translation>Please enter the complaint.</translation>
    </message>
    <message>
        <source>受理时间晚于现在，请更正；已填内容都已保留。</source>
        <translation>The time received is later than now; please correct it. Everything entered is kept.</translation>
    </message>
    <message>
        <source>没有名为“{key}”的流程，请在设置中选择。</source>
        <translation>There is no workflow named “{key}”; please choose one in the settings.</translation>
    </message>
    <message>
        <source>“{name}”由流程决定，不能直接修改。</source>
        <translation>“{name}” is determined by the workflow and cannot be changed directly.</translation>
    </message>
    <message>
        <source>完成时间晚于现在，请更正；已填内容都已保留。</source>
        <translation>The completion time is later than now; please correct it. Everything entered is kept.</translation>
    </message>
    <message>
        <source>沟通时间晚于现在；计划中的沟通请安排到回访日历。</source>
        <translation>The contact time is later than now; put planned contacts in the callback calendar.</translation>
    </message>
    <message>
        <source>承诺必须写明什么时间之前兑现，且在现在之后。</source>
        <translation>A promise must state by when it will be kept, and that time must be later than now.</translation>
    </message>
    <message>
        <source>请写下沟通的内容。</source>
        <translation>Please enter what was said.</translation>
    </message>
    <message>
        <source>{check}：无法检查（{reason}）</source>
        <translation>{check}: cannot be checked ({reason})</translation>
    </message>
    <message>
        <source>数据文件完整性：{verdict}</source>
        <translation>Data file integrity: {verdict}</translation>
    </message>
    <message>
        <source>记录之间的关联：{count} 处断开</source>
        <translation>Links between records: {count} broken</translation>
    </message>
    <message>
        <source>状态与流程一致：{count} 件不一致</source>
        <translation>Status matches workflow: {count} mismatched</translation>
    </message>
    <message>
        <source>摘要、版次与编号计数：{cases} 件、{days} 天不对</source>
        <translation>Excerpts, revisions and number counters: {cases} cases and {days} days wrong</translation>
    </message>
    <message>
        <source>未结投诉都在某一步：{count} 件例外</source>
        <translation>Every open complaint is at a step: {count} not</translation>
    </message>
    <message>
        <source>每件投诉都有修改记录：{count} 件没有；记录中缺 {holes} 条</source>
        <translation>Every case has its change history: {count} without; {holes} lines missing from it</translation>
    </message>
    <message>
        <source>草稿都能读出：{count} 份不能</source>
        <translation>All drafts can be read: {count} cannot</translation>
    </message>
    <message>
        <source>附件文件都在且未变：{missing} 个缺失，{changed} 个与添加时不同</source>
        <translation>Attachment files present and unchanged: {missing} missing, {changed} different from when added</translation>
    </message>
    <message>
        <source>搜索索引与投诉一致：{count} 件不一致</source>
        <translation>Search index agrees with the complaints: {count} do not</translation>
    </message>
    <message>
        <source>没有多余的附件文件：{count} 个没有投诉用到</source>
        <translation>No stray attachment files: {count} belong to no case</translation>
    </message>
    <message>
        <source>备份：这里没有备份文件夹</source>
        <translation>Backups: there is no backup folder here</translation>
    </message>
    <message>
        <source>备份：没有一份完好的（共 {count} 份）</source>
        <translation>Backups: none is good (of {count})</translation>
    </message>
    <message>
        <source>备份：最近完好的一份是 {at} 的 {name}；共 {count} 份，{unread} 份读不出</source>
        <translation>Backups: the newest good one is {name} of {at}; {count} in all, {unread} cannot be read</translation>
    </message>
    <message>
        <source>没有设第二处备份</source>
        <translation>No second place for backups</translation>
    </message>
    <message>
        <source>加密：数据没有加密</source>
        <translation>Encryption: the data are not encrypted</translation>
    </message>
    <message>
        <source>加密：密钥文件 {name} 不见了或不是这份数据的</source>
        <translation>Encryption: the key file {name} is gone, or is not that of these data</translation>
    </message>
    <message>
        <source>加密：数据已加密，密钥文件完好；{count} 份旧备份还没有加密</source>
        <translation>Encryption: the data are encrypted, the key file is whole; {count} old backups are not encrypted</translation>
    </message>
    <message>
        <source>电脑的时钟：往回调过 {count} 次</source>
        <translation>The computer’s clock: set back {count} times</translation>
    </message>
    <message>
        <source>放假安排已知到 {year} 年</source>
        <translation>Holiday arrangements known up to {year}</translation>
    </message>
    <message>
        <source>数据文件</source>
        <translation>Data file</translation>
    </message>
    <message>
        <source>记录之间的关联</source>
        <translation>References between records</translation>
    </message>
    <message>
        <source>摘要与计数</source>
        <translation>Excerpts and counters</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>修改记录</source>
        <translation>Change history</translation>
    </message>
    <message>
        <source>修改记录的验证</source>
        <translation>Proof of the change history</translation>
    </message>
    <message>
        <source>修改记录与备份的核对</source>
        <translation>Change history compared with the backups</translation>
    </message>
    <message>
        <source>人员与口令</source>
        <translation>Staff and PINs</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>多余的附件文件</source>
        <translation>Stray attachment files</translation>
    </message>
    <message>
        <source>搜索索引</source>
        <translation>Search index</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>第二处备份</source>
        <translation>Second place for backups</translation>
    </message>
    <message>
        <source>加密</source>
        <translation>Encryption</translation>
    </message>
    <message>
        <source>电脑的时钟</source>
        <translation>The computer’s clock</translation>
    </message>
    <message>
        <source>放假安排</source>
        <translation>Holiday calendar</translation>
    </message>
    <message>
        <source>投诉编号，TS-受理日期-当日序号</source>
        <translation>Complaint number: TS-date received-sequence of the day</translation>
    </message>
    <message>
        <source>前台受理投诉的时间</source>
        <translation>Time the front desk received the complaint</translation>
    </message>
    <message>
        <source>首问责任人</source>
        <translation>First person responsible</translation>
    </message>
    <message>
        <source>默认隐去名字</source>
        <translation>Given name masked by default</translation>
    </message>
    <message>
        <source>栋-单元-室；单元不详时为 栋-室</source>
        <translation>Building-unit-room; building-room if the unit is unknown</translation>
    </message>
    <message>
        <source>默认隐去中间四位</source>
        <translation>Middle four digits masked by default</translation>
    </message>
    <message>
        <source>一级 / 二级</source>
        <translation>Level 1 / level 2</translation>
    </message>
    <message>
        <source>轻微、一般、重要、重大</source>
        <translation>Minor, Normal, Important, Critical</translation>
    </message>
    <message>
        <source>是否属实、职责内、正式投诉的确认结论</source>
        <translation>Conclusion: is it true, within our duties, a formal complaint</translation>
    </message>
    <message>
        <source>下一个到期的时限；已结束的为空</source>
        <translation>Next deadline due; empty if ended</translation>
    </message>
    <message>
        <source>由流程得出，不能在表中修改</source>
        <translation>Determined by the workflow; cannot be changed in the sheet</translation>
    </message>
    <message>
        <source>处理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>现场处理完成的时间</source>
        <translation>Time the on-site work was completed</translation>
    </message>
    <message>
        <source>完成后最近一次回访</source>
        <translation>Latest callback after completion</translation>
    </message>
    <message>
        <source>满意 A、较满意 B、不满意 C</source>
        <translation>Satisfied A, fairly satisfied B, dissatisfied C</translation>
    </message>
    <message>
        <source>只能导出为 .xlsx 或 .csv，没有写“{name}”。</source>
        <translation>Only .xlsx or .csv can be exported; “{name}” was not written.</translation>
    </message>
    <message>
        <source>投诉登记表</source>
        <translation>Complaint register</translation>
    </message>
    <message>
        <source>字段说明</source>
        <translation>Field notes</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>含义</source>
        <translation>Meaning</translation>
    </message>
    <message>
        <source>统计</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <source>{title}(续{number})</source>
        <translation>{title} (cont. {number})</translation>
    </message>
    <message>
        <source>没有选择要导出的投诉。</source>
        <translation>No complaints were chosen for export.</translation>
    </message>
    <message>
        <source>这项回访已不在日历中。</source>
        <translation>This callback is no longer in the calendar.</translation>
    </message>
    <message>
        <source>请选责任部门或经办人；没有改动任何内容。</source>
        <translation>Choose a department or a handler; nothing was changed.</translation>
    </message>
    <message>
        <source>标签要有 1 到 {most} 个字。</source>
        <translation>A tag has 1 to {most} characters.</translation>
    </message>
    <message>
        <source>回访时间必须在现在之后。</source>
        <translation>The callback time must be later than now.</translation>
    </message>
    <message>
        <source>已经安排在 {at:%m-%d %H:%M} 回访</source>
        <translation>a callback is planned already for {at:%m-%d %H:%M}</translation>
    </message>
    <message>
        <source>近期没有合适的回访时间</source>
        <translation>no fitting time for a callback in the near future</translation>
    </message>
    <message>
        <source>在回收站里，请先恢复</source>
        <translation>is in the recycle bin; restore it first</translation>
    </message>
    <message>
        <source>不能改期到过去的时间，原时间未变。</source>
        <translation>Cannot reschedule to a past time; the original time is unchanged.</translation>
    </message>
    <message>
        <source>“{text}”是对投诉人的承诺，原时间未变：推迟前请先与投诉人沟通说明并记录（Ctrl+L）。</source>
        <translation>“{text}” is a promise to the complainant; the original time is unchanged. Before postponing, explain to the complainant and log the contact (Ctrl+L).</translation>
    </message>
    <message>
        <source>请写下回访的结果。</source>
        <translation>Please enter the result of the callback.</translation>
    </message>
    <message>
        <source>这是对投诉人的承诺，不能取消，只能兑现或说明后改期。</source>
        <translation>This is a promise to the complainant and cannot be cancelled; keep it, or explain and then reschedule it.</translation>
    </message>
    <message>
        <source>这项回访已完成或已取消，不能再改。</source>
        <translation>This callback is completed or cancelled and can no longer be changed.</translation>
    </message>
    <message>
        <source>请先写下要交接的内容。</source>
        <translation>Please write what to hand over first.</translation>
    </message>
    <message>
        <source>交接班 {moment}</source>
        <translation>Hand-over {moment}</translation>
    </message>
    <message>
        <source>交班人：{name}&#x3000;下一班：{moment}</source>
        <translation>Handed over by: {name}  Next shift: {moment}</translation>
    </message>
    <message>
        <source>一、下一班前要办（{count} 项）</source>
        <translation>1. To do before the next shift ({count})</translation>
    </message>
    <message>
        <source>二、未兑现的承诺（{count} 项）</source>
        <translation>2. Promises not yet kept ({count})</translation>
    </message>
    <message>
        <source>应于 {moment}</source>
        <translation>due {moment}</translation>
    </message>
    <message>
        <source>三、上一班以来的新投诉（{count} 件）</source>
        <translation>3. New complaints since the last shift ({count})</translation>
    </message>
    <message>
        <source>四、交接留言（{count} 条）</source>
        <translation>4. Hand-over notes ({count})</translation>
    </message>
    <message>
        <source>另有 {count} 项，见程序内列表</source>
        <translation>{count} more, see the list in the program</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>交班人签字：____________&#x3000;接班人签字：____________</source>
        <translation>Handed over by (signature): ____________  Taken over by (signature): ____________</translation>
    </message>
    <message>
        <source>承诺</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>没有编号为 {number} 的投诉，这条回访没有地方可挂</source>
        <translation>There is no complaint {number} that this callback could belong to</translation>
    </message>
    <message>
        <source>投诉 {number} 在回收站里，请先恢复再导入</source>
        <translation>Complaint {number} is in the recycle bin; restore it before importing</translation>
    </message>
    <message>
        <source>没有投诉编号，也没有找到对应的住户</source>
        <translation>No complaint number, and no matching household was found</translation>
    </message>
    <message>
        <source>没有投诉编号，房号有 {count} 户可能，不能代为选择</source>
        <translation>No complaint number, and the room may be any of {count} households; none was chosen</translation>
    </message>
    <message>
        <source>计划时间和回访时间都没有</source>
        <translation>Neither a planned nor an actual time</translation>
    </message>
    <message>
        <source>同一条回访在表中重复，只导入一次</source>
        <translation>The same callback appears twice in the sheet; it is imported once</translation>
    </message>
    <message>
        <source>回访时间 {at} 还没到，也没有结果：作为计划中的回访排进日历</source>
        <translation>The call of {at} is still to come and has no result: it goes into the calendar as planned</translation>
    </message>
    <message>
        <source>回访时间 {at} 还没到，却已有结果：按已完成登记，完成时间记为现在，请核对日期</source>
        <translation>The call of {at} is still to come but has a result: it counts as done, now; please check the date</translation>
    </message>
    <message>
        <source>这是对投诉人的承诺，不能取消，状态未改</source>
        <translation>This is a promise to the complainant and cannot be called off; its status was left</translation>
    </message>
    <message>
        <source>回访时间 {at} 还没到：作为计划中的回访，不算已回访</source>
        <translation>The callback of {at} is still to come: it is planned and does not count as made</translation>
    </message>
    <message>
        <source>回访时间 {at} 还没到，却已有满意度：满意度采用，回访时间按完成时间登记，请核对日期</source>
        <translation>The callback of {at} is still to come but has a satisfaction: that is taken, the call is noted at the completion; please check the date</translation>
    </message>
    <message>
        <source>房号“{room}”没有单元，名册中有 {count} 户可能，未代为选择</source>
        <translation>Room “{room}” has no unit; possible households in the roster: {count}; none was chosen for you</translation>
    </message>
    <message>
        <source>类别“{text}”不在本处的类别表中，按原文保留</source>
        <translation>Category “{text}” is not in this office’s category list; kept as written</translation>
    </message>
    <message>
        <source>同一户同一人在名册中重复，只导入一次</source>
        <translation>Same person in the same household repeated in the roster; imported once</translation>
    </message>
    <message>
        <source>“{name}”是隐去的姓名，本户没有对得上的人，未新增此人</source>
        <translation>“{name}” is a masked name that fits nobody in this household; no person was added</translation>
    </message>
    <message>
        <source>{place} 的“{name}”名册中没有，本处仍保留，未作改动</source>
        <translation>“{name}” of {place} is not in the roster; kept here unchanged</translation>
    </message>
    <message>
        <source>{place} 的“{field}”导出后这里已改为“{here}”，未按表中改动</source>
        <translation>“{field}” of {place} was changed here to “{here}” after the export; the book’s value was not taken</translation>
    </message>
    <message>
        <source>没有单元，有 {count} 户可能，不能代为选择；请补上单元再导入</source>
        <translation>No unit, and {count} households are possible; add the unit and import again</translation>
    </message>
    <message>
        <source>没有单元的为空</source>
        <translation>Empty where there are no units</translation>
    </message>
    <message>
        <source>室号，不含楼栋和单元</source>
        <translation>The room number, without building and unit</translation>
    </message>
    <message>
        <source>建筑面积</source>
        <translation>Floor area</translation>
    </message>
    <message>
        <source>平方米</source>
        <translation>Square metres</translation>
    </message>
    <message>
        <source>入住情况</source>
        <translation>Occupancy</translation>
    </message>
    <message>
        <source>已入住、空置、出租、装修中</source>
        <translation>Occupied, Vacant, Rented, Being renovated</translation>
    </message>
    <message>
        <source>每人一行，空房一行；默认隐去名字</source>
        <translation>One row a person, one for an empty flat; given names are hidden by default</translation>
    </message>
    <message>
        <source>业主、租户、家属、其他人</source>
        <translation>Owner, Tenant, Family member, Other person</translation>
    </message>
    <message>
        <source>住户愿意接电话的时间</source>
        <translation>When the resident likes to be called</translation>
    </message>
    <message>
        <source>关于这个人的说明</source>
        <translation>A note on this person</translation>
    </message>
    <message>
        <source>关于这套房的说明</source>
        <translation>A note on this flat</translation>
    </message>
    <message>
        <source>住户名册</source>
        <translation>Household roster</translation>
    </message>
    <message>
        <source>所属投诉的编号；走访等没有投诉的为空</source>
        <translation>Number of the complaint it belongs to; empty for visits without one</translation>
    </message>
    <message>
        <source>受访人</source>
        <translation>Person called</translation>
    </message>
    <message>
        <source>回访类型</source>
        <translation>Callback type</translation>
    </message>
    <message>
        <source>回访、进展告知、现场检查、验收、预防性走访、满意度回访</source>
        <translation>Callback, Progress update, On-site check, Acceptance check, Preventive visit, Satisfaction callback</translation>
    </message>
    <message>
        <source>计划时间</source>
        <translation>Planned for</translation>
    </message>
    <message>
        <source>约定回访的时间</source>
        <translation>When the callback is to be made</translation>
    </message>
    <message>
        <source>完成或取消的时间</source>
        <translation>When it was done or cancelled</translation>
    </message>
    <message>
        <source>计划中、已完成、已取消</source>
        <translation>Planned, Done, Cancelled</translation>
    </message>
    <message>
        <source>回访结果；已取消的为取消原因</source>
        <translation>What came of it; for a cancelled one the reason</translation>
    </message>
    <message>
        <source>回访记录表</source>
        <translation>Callback records</translation>
    </message>
    <message>
        <source>您选择了不导入这张表</source>
        <translation>You chose not to import this sheet</translation>
    </message>
    <message>
        <source>第 {row} 行不在表头下面，不能从它开始或到它为止。</source>
        <translation>Row {row} is not below the header: an import cannot start or end there.</translation>
    </message>
    <message>
        <source>请给对应方案起一个名字。</source>
        <translation>Please give the mapping a name.</translation>
    </message>
    <message>
        <source>方案名最多 {limit} 个字，请缩短后再保存。</source>
        <translation>A mapping name can have at most {limit} characters; shorten it and save again.</translation>
    </message>
    <message>
        <source>文件里没有名为“{sheet}”的工作表；有：{known}。</source>
        <translation>The file has no sheet named “{sheet}”; it has: {known}.</translation>
    </message>
    <message>
        <source>“{name}”里没有找到投诉、住户或回访的表格，未导入任何内容。</source>
        <translation>No complaint, household or callback sheet was found in “{name}”; nothing was imported.</translation>
    </message>
    <message>
        <source>没有编号为 {id} 的导入批次，或该批次已经撤销。</source>
        <translation>There is no import batch {id}, or it has already been undone.</translation>
    </message>
    <message>
        <source>纠正措施</source>
        <translation>Corrective action</translation>
    </message>
    <message>
        <source>预防措施</source>
        <translation>Preventive action</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>待验证</source>
        <translation>To verify</translation>
    </message>
    <message>
        <source>该验证效果了</source>
        <translation>Verification due</translation>
    </message>
    <message>
        <source>措施有效</source>
        <translation>Effective</translation>
    </message>
    <message>
        <source>无效，需再改</source>
        <translation>Not effective, further change needed</translation>
    </message>
    <message>
        <source>“{title}”的效果已经验证，内容不再修改；需要再改请新建一项。</source>
        <translation>The effect of “{title}” has been verified and its content no longer changes; for further changes, create a new improvement.</translation>
    </message>
    <message>
        <source>措施还没有完成，完成后再验证效果。内容还在。</source>
        <translation>The action is not completed yet; complete it first, then verify its effect. What you entered is still here.</translation>
    </message>
    <message>
        <source>请写下怎么看出有效或无效，例如前后数据。</source>
        <translation>Please write how you can tell whether it was effective, e.g. figures before and after.</translation>
    </message>
    <message>
        <source>没有找到这项改进，可能已被删除。没有改动任何内容。</source>
        <translation>This improvement was not found; it may have been deleted. Nothing was changed.</translation>
    </message>
    <message>
        <source>请选择纠正或预防。</source>
        <translation>Please choose corrective or preventive.</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Responsible person</translation>
    </message>
    <message>
        <source>完成期限</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>改进要有标题、负责人和完成期限，请先填写{first}。没有保存。</source>
        <translation>An improvement needs a title, a responsible person and a due date; first enter: {first}. Not saved.</translation>
    </message>
    <message>
        <source>效果验证要写明怎么验证和什么时候验证，两项都填或都不填。没有保存。</source>
        <translation>Verification needs both how and when to verify; fill in both or neither. Not saved.</translation>
    </message>
    <message>
        <source>验证时间不能早于完成期限。没有保存。</source>
        <translation>The verification time cannot be before the due date. Not saved.</translation>
    </message>
    <message>
        <source>没有找到这项改进所依据的投诉或事件。没有保存。</source>
        <translation>The complaint or incident behind this improvement was not found. Not saved.</translation>
    </message>
    <message>
        <source>请写下说明的内容。</source>
        <translation>Please enter the message.</translation>
    </message>
    <message>
        <source>不能用这种方式说明，请另选方式。</source>
        <translation>This method cannot be used to inform households; please choose another.</translation>
    </message>
    <message>
        <source>群诉没有主单，请先设一条为主单。</source>
        <translation>The incident has no main complaint; please set one first.</translation>
    </message>
    <message>
        <source>同一户，与 {number} 合并为一次回访</source>
        <translation>Same household; merged with {number} into one callback</translation>
    </message>
    <message>
        <source>没有这个群诉事件。</source>
        <translation>This incident does not exist.</translation>
    </message>
    <message>
        <source>本楼同类问题正作为群诉 {number} 处理：{title}。</source>
        <translation>The same problem in this building is being handled as incident {number}: {title}.</translation>
    </message>
    <message>
        <source>现在没有可加入的群诉，投诉已照常登记。</source>
        <translation>There is no incident to join now; the complaint was registered as usual.</translation>
    </message>
    <message>
        <source>这条投诉不在群诉里。</source>
        <translation>This complaint is not in an incident.</translation>
    </message>
    <message>
        <source>没有找到“{text}”的未结投诉，请核对编号。</source>
        <translation>No open complaint “{text}” was found; check the number.</translation>
    </message>
    <message>
        <source>“{text}”有多条投诉：{numbers}。请填完整编号。</source>
        <translation>“{text}” matches several complaints: {numbers}. Please enter the full number.</translation>
    </message>
    <message>
        <source>这个群诉里已经没有投诉，不能恢复。</source>
        <translation>This incident no longer has any complaints and cannot be restored.</translation>
    </message>
    <message>
        <source>{building} 栋 {what}</source>
        <translation>Bldg {building} {what}</translation>
    </message>
    <message>
        <source>名册中没有这一户。</source>
        <translation>This household is not in the roster.</translation>
    </message>
    <message>
        <source>内容提到“{word}”</source>
        <translation>text mentions “{word}”</translation>
    </message>
    <message>
        <source>以往相似投诉 {count} 件</source>
        <translation>similar past complaints: {count}</translation>
    </message>
    <message>
        <source>该户以往 {count} 件</source>
        <translation>from this household before: {count}</translation>
    </message>
    <message>
        <source>同楼近期 {count} 件</source>
        <translation>recent in this building: {count}</translation>
    </message>
    <message>
        <source>“{clock}”对这个级别和类别已有规定，请改那一条；未保存。</source>
        <translation>“{clock}” already has a rule for this severity and category; please change that one. Not saved.</translation>
    </message>
    <message>
        <source>时限须在 1 到 {most} 之间；原规定未改。</source>
        <translation>The deadline must be between 1 and {most}; the original rule is unchanged.</translation>
    </message>
    <message>
        <source>{name}还没有口令，请主管在“设置 → 人员”里为他设一个。</source>
        <translation>{name} has no PIN yet; a supervisor sets one under Settings → Staff.</translation>
    </message>
    <message>
        <source>口令不对，还可以试 {left} 次，之后每次要等。</source>
        <translation>Wrong PIN. {left} more tries, after that each one has to wait.</translation>
    </message>
    <message>
        <source>本处要求口令，不能去掉{name}的口令。</source>
        <translation>This office requires PINs; the PIN of {name} cannot be taken away.</translation>
    </message>
    <message>
        <source>要求口令由经理打开，并且经理要先有自己的口令，否则谁也进不来。没有改动任何内容。</source>
        <translation>A manager turns PINs on, and must have a PIN first, else nobody could come in. Nothing was changed.</translation>
    </message>
    <message>
        <source>已经有值班人员，请由经理在设置里添加。</source>
        <translation>There are people here already; a manager adds more in the settings.</translation>
    </message>
    <message>
        <source>请填写姓名。</source>
        <translation>Please enter a name.</translation>
    </message>
    <message>
        <source>请用 --name 写明是哪位经理：{names}。没有改动任何内容。</source>
        <translation>Say which manager with --name: {names}. Nothing was changed.</translation>
    </message>
    <message>
        <source>{at} 在本机用命令重设了{name}的口令。如果不是{name}本人要求的，请马上告诉经理。</source>
        <translation>{at}: the PIN of {name} was set anew by command on this machine. If {name} did not ask for it, tell the manager at once.</translation>
    </message>
    <message>
        <source>口令要有 {least} 位以上，不能是 1111、1234 这样一猜就中的。没有改动任何内容。</source>
        <translation>A PIN needs at least {least} characters and must not be guessed at once, as 1111 or 1234. Nothing was changed.</translation>
    </message>
    <message>
        <source>口令不对。错的次数多了，请等 {seconds} 秒再试。</source>
        <translation>Wrong PIN. After so many wrong tries please wait {seconds} seconds.</translation>
    </message>
    <message>
        <source>刚才错的次数多了，请再等 {seconds} 秒。</source>
        <translation>There were too many wrong tries; please wait {seconds} more seconds.</translation>
    </message>
    <message>
        <source>{name}正在值班，不能停用；请先在右上角换人值班。</source>
        <translation>{name} is the current operator and cannot be disabled; switch operator at the top right first.</translation>
    </message>
    <message>
        <source>{name}的名字写在 {count} 件投诉的记录里，改名会使记录对不上人，未改。如需换名，请停用后另加一人。</source>
        <translation>The name {name} appears in complaint records ({count}); renaming would break the link to the person, so it was not changed. To use another name, disable this person and add a new one.</translation>
    </message>
    <message>
        <source>已有名为“{name}”的员工。</source>
        <translation>There is already a staff member named “{name}”.</translation>
    </message>
    <message>
        <source>{name}是唯一的主管或经理，不能停用或改为前台；请先指定另一位主管。</source>
        <translation>{name} is the only supervisor or manager and cannot be disabled or moved to the front desk; name another supervisor first.</translation>
    </message>
    <message>
        <source>“{name}”写在 {count} 件投诉的记录里，不能改名，未改。如需换名，请停用后另加一个部门。</source>
        <translation>“{name}” appears in complaint records ({count}) and cannot be renamed; not changed. To use another name, disable this department and add a new one.</translation>
    </message>
    <message>
        <source>请填写部门名称。</source>
        <translation>Please enter a department name.</translation>
    </message>
    <message>
        <source>已有名为“{name}”的部门（可能已停用）。</source>
        <translation>There is already a department named “{name}” (it may be disabled).</translation>
    </message>
    <message>
        <source>“{word}”已是“{name}”的关键词，一个词只归一个类别；未改。</source>
        <translation>“{word}” is already a keyword of “{name}”; a word belongs to one category only. Not changed.</translation>
    </message>
    <message>
        <source>请填写类别名称。</source>
        <translation>Please enter a category name.</translation>
    </message>
    <message>
        <source>类别名称里不能有“/”，它用来分开一级和二级。</source>
        <translation>A category name cannot contain “/”, which separates level 1 from level 2.</translation>
    </message>
    <message>
        <source>这一级已有“{name}”（可能已停用）。</source>
        <translation>“{name}” already exists at this level (it may be disabled).</translation>
    </message>
    <message>
        <source>没有找到这条投诉（{id}），可能已被撤销。</source>
        <translation>This complaint ({id}) was not found; it may have been undone.</translation>
    </message>
    <message>
        <source>没有编号为 {number} 的投诉。</source>
        <translation>There is no complaint with the number {number}.</translation>
    </message>
    <message>
        <source>投诉 {number} 在回收站里，请先恢复再修改。</source>
        <translation>Complaint {number} is in the recycle bin; restore it before making changes.</translation>
    </message>
    <message>
        <source>前台</source>
        <translation>Front desk</translation>
    </message>
    <message>
        <source>{name}（{role}）没有权限：{right}。没有改动任何内容；请有权限的人换人值班后再做。</source>
        <translation>{name} ({role}) may not: {right}. Nothing was changed; somebody who may has to become the operator and do it.</translation>
    </message>
    <message>
        <source>本处要求口令：请先用自己的口令进入。没有改动任何内容，填写的内容还在。</source>
        <translation>This office requires PINs: please sign in with your own PIN first. Nothing was changed, what you typed is still there.</translation>
    </message>
    <message>
        <source>没有名为“{name}”的员工。</source>
        <translation>There is no staff member named “{name}”.</translation>
    </message>
    <message>
        <source>结束时间必须晚于开始时间；原时间未改。</source>
        <translation>The end time must be later than the start time; the original times are unchanged.</translation>
    </message>
    <message>
        <source>每日上限必须是整数，0 表示不限；原数未改。</source>
        <translation>The daily limit must be a whole number, 0 for no limit; the original number is unchanged.</translation>
    </message>
    <message>
        <source>没有名为“{name}”的视图；可用：{known}。</source>
        <translation>There is no view named “{name}”; available: {known}.</translation>
    </message>
    <message>
        <source>原行号</source>
        <translation>Original row</translation>
    </message>
    <message>
        <source>无法导入的原因</source>
        <translation>Reason not imported</translation>
    </message>
    <message>
        <source>自住</source>
        <translation>Owner-occupied</translation>
    </message>
    <message>
        <source>{name} 已经登记在这一户，没有重复添加。</source>
        <translation>{name} is registered in this flat already; nothing was added.</translation>
    </message>
    <message>
        <source>请填写姓名，最多 {most} 字；没有保存，内容都还在。</source>
        <translation>Please give a name of at most {most} characters. Not saved; what you typed is still there.</translation>
    </message>
    <message>
        <source>请选择身份：业主、租户或家属。</source>
        <translation>Please choose who it is: owner, tenant or family.</translation>
    </message>
    <message>
        <source>电话看不懂，请再核对；没有保存，内容都还在。</source>
        <translation>The phone number cannot be read, please check it. Not saved; what you typed is still there.</translation>
    </message>
    <message>
        <source>方便联系的时间最多 {most} 字。</source>
        <translation>The time to call may have at most {most} characters.</translation>
    </message>
    <message>
        <source>备注最多 {most} 字。</source>
        <translation>The note may have at most {most} characters.</translation>
    </message>
    <message>
        <source>面积要写成平方米数，如 89.5。</source>
        <translation>Write the area in square metres, such as 89.5.</translation>
    </message>
    <message>
        <source>没有找到这位住户，可能已被撤销。没有改动任何内容。</source>
        <translation>This resident was not found; the entry may have been undone. Nothing was changed.</translation>
    </message>
    <message>
        <source>偏好时间最多 {time} 字，备注最多 {note} 字；没有保存，内容都还在。</source>
        <translation>The preferred time can have at most {time} characters and the note at most {note}. Not saved; your text is still here.</translation>
    </message>
    <message>
        <source>几乎不会</source>
        <translation>Very unlikely</translation>
    </message>
    <message>
        <source>不太会</source>
        <translation>Unlikely</translation>
    </message>
    <message>
        <source>有可能</source>
        <translation>Possible</translation>
    </message>
    <message>
        <source>很可能</source>
        <translation>Likely</translation>
    </message>
    <message>
        <source>几乎一定</source>
        <translation>Almost certain</translation>
    </message>
    <message>
        <source>几乎没有影响</source>
        <translation>Almost no effect</translation>
    </message>
    <message>
        <source>个别住户不便</source>
        <translation>Inconvenience to a few households</translation>
    </message>
    <message>
        <source>住户再次投诉</source>
        <translation>Household complains again</translation>
    </message>
    <message>
        <source>多户投诉或上媒体</source>
        <translation>Several households complain, or media involved</translation>
    </message>
    <message>
        <source>危及人身或财产</source>
        <translation>Danger to people or property</translation>
    </message>
    <message>
        <source>低风险</source>
        <translation>Low risk</translation>
    </message>
    <message>
        <source>中风险</source>
        <translation>Medium risk</translation>
    </message>
    <message>
        <source>高风险</source>
        <translation>High risk</translation>
    </message>
    <message>
        <source>极高风险</source>
        <translation>Very high risk</translation>
    </message>
    <message>
        <source>没有找到这个事件。没有保存。</source>
        <translation>This incident was not found. Not saved.</translation>
    </message>
    <message>
        <source>没有找到这条风险，可能已被删除。没有改动任何内容。</source>
        <translation>This risk was not found; it may have been deleted. Nothing was changed.</translation>
    </message>
    <message>
        <source>请写下可能出什么问题。没有保存。</source>
        <translation>Please write what could go wrong. Not saved.</translation>
    </message>
    <message>
        <source>请选择可能性和影响，各为 1 到 5。没有保存。</source>
        <translation>Please choose likelihood and impact, each from 1 to 5. Not saved.</translation>
    </message>
    <message>
        <source>这是{level}，请写明应对措施：谁去做什么。没有保存，内容还在。</source>
        <translation>{level}: please describe the countermeasures, who does what. Not saved; your text is still here.</translation>
    </message>
    <message>
        <source>数据文件夹里已有投诉或住户，示例数据只能放进空的数据文件夹；未作改动。</source>
        <translation>The data folder already holds complaints or households; sample data can only go into an empty data folder. Nothing was changed.</translation>
    </message>
    <message>
        <source>受理与确认</source>
        <translation>Intake and confirmation</translation>
    </message>
    <message>
        <source>派单</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>征求意见</source>
        <translation>Seek opinion</translation>
    </message>
    <message>
        <source>没有找到这条话术，可能已被删除。没有改动任何内容。</source>
        <translation>This script was not found; it may have been deleted. Nothing was changed.</translation>
    </message>
    <message>
        <source>只有主管或经理可以改话术，没有保存。写好的内容还在；请主管在右上角换人值班后再保存。</source>
        <translation>Only a supervisor or manager can change scripts; not saved. Your text is still here; ask a supervisor to switch operator at the top right, then save.</translation>
    </message>
    <message>
        <source>请填写话术。</source>
        <translation>Please enter the script.</translation>
    </message>
    <message>
        <source>步骤、情绪或类别不在列表里，请重新选择。没有保存。</source>
        <translation>The step, mood or category is not in the list; please choose again. Not saved.</translation>
    </message>
    <message>
        <source>已有一条同样的话术，没有再存一遍。</source>
        <translation>The same script already exists; it was not saved again.</translation>
    </message>
    <message>
        <source>花括号没有成对，占位要写成 {example} 这样。没有保存，内容还在。</source>
        <translation>The braces do not pair up; write a placeholder like {example}. Not saved; your text is still here.</translation>
    </message>
    <message>
        <source>占位“{name}”填不出来：投诉里没有这一项。可以用的只有：{known}。没有保存，内容还在。</source>
        <translation>The placeholder “{name}” cannot be filled: complaints have no such item. Only these can be used: {known}. Not saved; your text is still here.</translation>
    </message>
    <message>
        <source>未登记</source>
        <translation>Not recorded</translation>
    </message>
    <message>
        <source>只有主管或经理可以修改设置，现在值班的是{name}（{role}）。没有改动任何内容；请主管在右上角换人值班后再改。</source>
        <translation>Only a supervisor or manager can change settings; the operator now is {name} ({role}). Nothing was changed; ask a supervisor to switch operator at the top right first.</translation>
    </message>
    <message>
        <source>请填写物业处名称；原名称未改。</source>
        <translation>Please enter the office name; the original name is unchanged.</translation>
    </message>
    <message>
        <source>下班时间必须晚于上班时间；原时间未改。</source>
        <translation>Work must end later than it starts; the original times are unchanged.</translation>
    </message>
    <message>
        <source>天数和户数必须是大于零的整数；原数未改。</source>
        <translation>Days and households must be whole numbers above zero; the original numbers are unchanged.</translation>
    </message>
    <message>
        <source>投诉 {number} 还没有办结关闭，结案后再写成案例。没有改动任何内容。</source>
        <translation>Complaint {number} is not resolved and closed yet; write the case study after it is closed. Nothing was changed.</translation>
    </message>
    <message>
        <source>{what} {count} 处</source>
        <translation>{what}: {count}</translation>
    </message>
    <message>
        <source>没有找到这个案例，可能已被移出。没有改动任何内容。</source>
        <translation>This case study was not found; it may have been removed. Nothing was changed.</translation>
    </message>
    <message>
        <source>请填写案例标题。</source>
        <translation>Please enter a title for the case study.</translation>
    </message>
    <message>
        <source>请写下发生了什么，或至少写下教训。没有保存。</source>
        <translation>Please write what happened, or at least the lesson learned. Not saved.</translation>
    </message>
    <message>
        <source>客户要求：{text}</source>
        <translation>Customer’s request: {text}</translation>
    </message>
    <message>
        <source>第 {day} 天：{what}</source>
        <translation>Day {day}: {what}</translation>
    </message>
    <message>
        <source>短期措施：{text}</source>
        <translation>Short-term measures: {text}</translation>
    </message>
    <message>
        <source>长期措施：{text}</source>
        <translation>Long-term measures: {text}</translation>
    </message>
    <message>
        <source>结果：{text}</source>
        <translation>Result: {text}</translation>
    </message>
    <message>
        <source>补偿：{text}</source>
        <translation>Compensation: {text}</translation>
    </message>
    <message>
        <source>回访：{answer}</source>
        <translation>Callback: {answer}</translation>
    </message>
    <message>
        <source>这一步已经撤销过了，没有改动任何内容。</source>
        <translation>This action has already been undone; nothing was changed.</translation>
    </message>
    <message>
        <source>查看和导出只留下记录，没有可以撤销的改动。</source>
        <translation>Viewing and exporting only leave a record; there is no change to undo.</translation>
    </message>
    <message>
        <source>上一步是导入，不能这样撤销：请在“导入”页对这一批用“撤销本批”。</source>
        <translation>The last action was an import and cannot be undone this way: use “Undo this batch” for it on the “Import” page.</translation>
    </message>
    <message>
        <source>签发周报和撤回签发不能这样撤销：要撤回签发，请在周报页写明原因办理。</source>
        <translation>Signing a summary, or taking a signature back, cannot be undone this way: to take a signature back, do so on the summary’s page with a reason.</translation>
    </message>
    <message>
        <source>上一步改的是设置或名单，不能这样撤销：请在设置中改回原来的内容。</source>
        <translation>The last action changed settings or a list and cannot be undone this way: change it back in the settings.</translation>
    </message>
    <message>
        <source>{at} {staff} 之后又改动过，不能单独撤销“{what}”，内容都未变。</source>
        <translation>{staff} made a later change ({at}), so “{what}” cannot be undone on its own; nothing was changed.</translation>
    </message>
    <message>
        <source>相关内容已经不是当时的样子，不能撤销“{what}”，内容都未变。</source>
        <translation>The content involved is no longer as it was then, so “{what}” cannot be undone; nothing was changed.</translation>
    </message>
    <message>
        <source>登记投诉</source>
        <translation>Register complaint</translation>
    </message>
    <message>
        <source>以无效结案</source>
        <translation>Close as invalid</translation>
    </message>
    <message>
        <source>转外部处理</source>
        <translation>Refer outside</translation>
    </message>
    <message>
        <source>撤回投诉</source>
        <translation>Withdraw complaint</translation>
    </message>
    <message>
        <source>开返单</source>
        <translation>Open rework</translation>
    </message>
    <message>
        <source>修改返单计划</source>
        <translation>Edit rework plan</translation>
    </message>
    <message>
        <source>返单质量检查</source>
        <translation>Rework quality check</translation>
    </message>
    <message>
        <source>修改住户资料</source>
        <translation>Change a flat’s details</translation>
    </message>
    <message>
        <source>修改住户人员</source>
        <translation>Change a resident</translation>
    </message>
    <message>
        <source>登记迁入</source>
        <translation>Register a move-in</translation>
    </message>
    <message>
        <source>登记搬离</source>
        <translation>Register a move-out</translation>
    </message>
    <message>
        <source>合并重复住户</source>
        <translation>Merge double residents</translation>
    </message>
    <message>
        <source>修改住户偏好</source>
        <translation>Edit household preferences</translation>
    </message>
    <message>
        <source>不采纳定级建议</source>
        <translation>Decline severity suggestion</translation>
    </message>
    <message>
        <source>投诉处理单</source>
        <translation>Case sheet</translation>
    </message>
    <message>
        <source>现场填写</source>
        <translation>To fill in on site</translation>
    </message>
    <message>
        <source>状态：{status}</source>
        <translation>Status: {status}</translation>
    </message>
    <message>
        <source>一、登记</source>
        <translation>1. Registration</translation>
    </message>
    <message>
        <source>属实</source>
        <translation>Accurate</translation>
    </message>
    <message>
        <source>职责内</source>
        <translation>In scope</translation>
    </message>
    <message>
        <source>正式投诉</source>
        <translation>Formal</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Assessment</translation>
    </message>
    <message>
        <source>无效原因</source>
        <translation>Why invalid</translation>
    </message>
    <message>
        <source>二、确认与派单</source>
        <translation>2. Assessment and assignment</translation>
    </message>
    <message>
        <source>调查情况</source>
        <translation>Investigation</translation>
    </message>
    <message>
        <source>解决办法</source>
        <translation>Solution</translation>
    </message>
    <message>
        <source>长期措施</source>
        <translation>Long-term measures</translation>
    </message>
    <message>
        <source>计划完成</source>
        <translation>Planned completion</translation>
    </message>
    <message>
        <source>补偿</source>
        <translation>Compensation</translation>
    </message>
    <message>
        <source>业主意见</source>
        <translation>Resident’s opinion</translation>
    </message>
    <message>
        <source>关闭时间</source>
        <translation>Closed at</translation>
    </message>
    <message>
        <source>延期</source>
        <translation>Extension</translation>
    </message>
    <message>
        <source>三、调查与处理</source>
        <translation>3. Investigation and work</translation>
    </message>
    <message>
        <source>其他记录</source>
        <translation>Other records</translation>
    </message>
    <message>
        <source>现场情况</source>
        <translation>Found on site</translation>
    </message>
    <message>
        <source>处理措施</source>
        <translation>Measures taken</translation>
    </message>
    <message>
        <source>用料与工时</source>
        <translation>Material and hours</translation>
    </message>
    <message>
        <source>到场时间</source>
        <translation>Arrived at</translation>
    </message>
    <message>
        <source>未完成的原因与下一步</source>
        <translation>If not finished: why, and what next</translation>
    </message>
    <message>
        <source>三、现场处理</source>
        <translation>3. Work on site</translation>
    </message>
    <message>
        <source>业主签字</source>
        <translation>Resident’s signature</translation>
    </message>
    <message>
        <source>经办人签字</source>
        <translation>Handler’s signature</translation>
    </message>
    <message>
        <source>部门审核</source>
        <translation>Department’s review</translation>
    </message>
    <message>
        <source>交回前台</source>
        <translation>Back at the front desk</translation>
    </message>
    <message>
        <source>四、确认签字</source>
        <translation>4. Signatures</translation>
    </message>
    <message>
        <source>回访情况</source>
        <translation>Callback</translation>
    </message>
    <message>
        <source>经理审核</source>
        <translation>Manager’s review</translation>
    </message>
    <message>
        <source>四、回访与预防</source>
        <translation>4. Callback and prevention</translation>
    </message>
    <message>
        <source>五、审核签字</source>
        <translation>5. Review and signatures</translation>
    </message>
    <message>
        <source>升级</source>
        <translation>Escalate</translation>
    </message>
    <message>
        <source>记沟通</source>
        <translation>Log contact</translation>
    </message>
    <message>
        <source>安排回访</source>
        <translation>Plan callback</translation>
    </message>
    <message>
        <source>回访改期</source>
        <translation>Reschedule callback</translation>
    </message>
    <message>
        <source>填写步骤</source>
        <translation>Filled in a step</translation>
    </message>
    <message>
        <source>勾选检查项</source>
        <translation>Ticked an item</translation>
    </message>
    <message>
        <source>完成步骤</source>
        <translation>Completed a step</translation>
    </message>
    <message>
        <source>跳过步骤</source>
        <translation>Skipped a step</translation>
    </message>
    <message>
        <source>退回步骤</source>
        <translation>Went back a step</translation>
    </message>
    <message>
        <source>判为无效</source>
        <translation>Judged invalid</translation>
    </message>
    <message>
        <source>登记撤销</source>
        <translation>Recorded a withdrawal</translation>
    </message>
    <message>
        <source>记录沟通</source>
        <translation>Logged a contact</translation>
    </message>
    <message>
        <source>改回访时间</source>
        <translation>Moved a callback</translation>
    </message>
    <message>
        <source>完成回访</source>
        <translation>Complete callback</translation>
    </message>
    <message>
        <source>取消回访</source>
        <translation>Cancel callback</translation>
    </message>
    <message>
        <source>查看姓名和电话</source>
        <translation>Saw name and phone</translation>
    </message>
    <message>
        <source>导出完整姓名和电话</source>
        <translation>Exported full names and phones</translation>
    </message>
    <message>
        <source>打印完整姓名和电话</source>
        <translation>Printed full names and phones</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>撤销导入</source>
        <translation>Undid an import</translation>
    </message>
    <message>
        <source>换人值班</source>
        <translation>Change operator</translation>
    </message>
    <message>
        <source>用口令进入</source>
        <translation>Signed in with PIN</translation>
    </message>
    <message>
        <source>口令输错</source>
        <translation>Wrong PIN</translation>
    </message>
    <message>
        <source>设置口令</source>
        <translation>Set a PIN</translation>
    </message>
    <message>
        <source>修改自己的口令</source>
        <translation>Changed own PIN</translation>
    </message>
    <message>
        <source>在本机重设口令</source>
        <translation>PIN set anew on this machine</translation>
    </message>
    <message>
        <source>开关口令要求</source>
        <translation>Turned PINs on or off</translation>
    </message>
    <message>
        <source>添加人员</source>
        <translation>Added a person</translation>
    </message>
    <message>
        <source>修改人员</source>
        <translation>Changed a person</translation>
    </message>
    <message>
        <source>抹除个人信息</source>
        <translation>Erased personal data</translation>
    </message>
    <message>
        <source>导出个人信息</source>
        <translation>Handed out personal data</translation>
    </message>
    <message>
        <source>按保留年限匿名化</source>
        <translation>Anonymised by age</translation>
    </message>
    <message>
        <source>加密数据文件夹</source>
        <translation>Encrypt the data folder</translation>
    </message>
    <message>
        <source>取消数据文件夹的加密</source>
        <translation>Remove the data folder’s encryption</translation>
    </message>
    <message>
        <source>更换数据口令或恢复码</source>
        <translation>Change the passphrase or the recovery code</translation>
    </message>
    <message>
        <source>写交接班留言</source>
        <translation>Wrote a hand-over note</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>改前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>改后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>{name}的操作记录 {first} 至 {last}</source>
        <translation>Activity log of {name}, {first} to {last}</translation>
    </message>
    <message>
        <source>修改设置</source>
        <translation>Changed settings</translation>
    </message>
    <message>
        <source>其他操作</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>建立群诉</source>
        <translation>Create incident</translation>
    </message>
    <message>
        <source>加入群诉</source>
        <translation>Join incident</translation>
    </message>
    <message>
        <source>退出群诉</source>
        <translation>Leave incident</translation>
    </message>
    <message>
        <source>更换群诉主单</source>
        <translation>Change main complaint of incident</translation>
    </message>
    <message>
        <source>对群诉全部住户说明</source>
        <translation>Message to all households of incident</translation>
    </message>
    <message>
        <source>应用群诉主单结果</source>
        <translation>Apply main result of incident</translation>
    </message>
    <message>
        <source>为群诉每户安排回访</source>
        <translation>Plan callback for each household of incident</translation>
    </message>
    <message>
        <source>关闭群诉</source>
        <translation>Close incident</translation>
    </message>
    <message>
        <source>重新打开群诉</source>
        <translation>Reopen incident</translation>
    </message>
    <message>
        <source>交班留言</source>
        <translation>Hand-over note</translation>
    </message>
    <message>
        <source>登记风险</source>
        <translation>Add risk</translation>
    </message>
    <message>
        <source>修改风险</source>
        <translation>Change risk</translation>
    </message>
    <message>
        <source>删除风险</source>
        <translation>Remove risk</translation>
    </message>
    <message>
        <source>登记改进措施</source>
        <translation>Add improvement</translation>
    </message>
    <message>
        <source>修改改进措施</source>
        <translation>Change improvement</translation>
    </message>
    <message>
        <source>完成改进措施</source>
        <translation>Finish improvement</translation>
    </message>
    <message>
        <source>检查改进效果</source>
        <translation>Check effect</translation>
    </message>
    <message>
        <source>删除改进措施</source>
        <translation>Remove improvement</translation>
    </message>
    <message>
        <source>写入案例</source>
        <translation>Add case study</translation>
    </message>
    <message>
        <source>批量派单</source>
        <translation>Assign many</translation>
    </message>
    <message>
        <source>加标签</source>
        <translation>Add tag</translation>
    </message>
    <message>
        <source>去掉标签</source>
        <translation>Remove tag</translation>
    </message>
    <message>
        <source>批量安排回访</source>
        <translation>Plan many callbacks</translation>
    </message>
    <message>
        <source>保存视图</source>
        <translation>Save view</translation>
    </message>
    <message>
        <source>视图改名</source>
        <translation>Rename view</translation>
    </message>
    <message>
        <source>修改视图</source>
        <translation>Change view</translation>
    </message>
    <message>
        <source>调整视图顺序</source>
        <translation>Reorder views</translation>
    </message>
    <message>
        <source>删除视图</source>
        <translation>Delete view</translation>
    </message>
    <message>
        <source>修改案例</source>
        <translation>Change case study</translation>
    </message>
    <message>
        <source>写周报说明</source>
        <translation>Remark on the summary</translation>
    </message>
    <message>
        <source>添加附件</source>
        <translation>Add attachment</translation>
    </message>
    <message>
        <source>移除附件</source>
        <translation>Remove attachment</translation>
    </message>
    <message>
        <source>完成步骤“{step}”</source>
        <translation>Complete step “{step}”</translation>
    </message>
    <message>
        <source>跳过步骤“{step}”</source>
        <translation>Skip step “{step}”</translation>
    </message>
    <message>
        <source>从步骤“{step}”退回</source>
        <translation>Return from step “{step}”</translation>
    </message>
    <message>
        <source>填写“{field}”</source>
        <translation>Fill in “{field}”</translation>
    </message>
    <message>
        <source>勾选“{field}”</source>
        <translation>Tick “{field}”</translation>
    </message>
    <message>
        <source>取消勾选“{field}”</source>
        <translation>Untick “{field}”</translation>
    </message>
    <message>
        <source>更正“{field}”</source>
        <translation>Correct “{field}”</translation>
    </message>
    <message>
        <source>{what}（{count} 件投诉）</source>
        <translation>{what} (complaints: {count})</translation>
    </message>
    <message>
        <source>{what}（{number}）</source>
        <translation>{what} ({number})</translation>
    </message>
    <message>
        <source>上一步操作</source>
        <translation>Last action</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>本期受理的有效投诉（含待确认的；判为无效、撤销和回收站里的不计）。</source>
        <translation>Valid complaints received in the period (those still to be assessed included; those judged invalid, withdrawn or in the recycle bin are left out).</translation>
    </message>
    <message>
        <source>前期遗留</source>
        <translation>Carried over</translation>
    </message>
    <message>
        <source>本期开始前受理、到本期开始时还没有完成的有效投诉。</source>
        <translation>Valid complaints received before the period and not completed when it began.</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>本期内处理完成的有效投诉，以最后一次完成为准：返单重做的，上一次完成不算。</source>
        <translation>Valid complaints whose work was completed in the period, by the last completion: after a rework the earlier completion does not count.</translation>
    </message>
    <message>
        <source>完成率</source>
        <translation>Completion rate</translation>
    </message>
    <message>
        <source>完成 ÷（前期遗留 + 新增）。</source>
        <translation>Completed ÷ (carried over + new).</translation>
    </message>
    <message>
        <source>跟进中</source>
        <translation>In hand</translation>
    </message>
    <message>
        <source>到期末还没有完成的有效投诉，其中超时的另列。</source>
        <translation>Valid complaints not completed at the end of the period; the overdue ones among them are listed as well.</translation>
    </message>
    <message>
        <source>超时</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>跟进中的投诉里，到期末已经超过办结时限的（挂起中的不计）。</source>
        <translation>Those in hand whose resolution deadline had passed at the end of the period (cases on hold are left out).</translation>
    </message>
    <message>
        <source>无法解决</source>
        <translation>Cannot be solved</translation>
    </message>
    <message>
        <source>本期内转外部单位的有效投诉：本处无法解决，不算完成。</source>
        <translation>Valid complaints referred to an outside body in the period: this office cannot solve them, and they do not count as completed.</translation>
    </message>
    <message>
        <source>响应及时率</source>
        <translation>Response in time</translation>
    </message>
    <message>
        <source>按时首次响应的 ÷ 本期到期的首次响应时限。</source>
        <translation>First responses in time ÷ first-response deadlines that fell due in the period.</translation>
    </message>
    <message>
        <source>办结及时率</source>
        <translation>Resolved in time</translation>
    </message>
    <message>
        <source>按时办结的 ÷ 本期到期的办结时限（延期按延后的时限，挂起期间不计，返单的时限另计）。</source>
        <translation>Resolved in time ÷ resolution deadlines that fell due in the period (extended ones by the later time; time on hold does not count; the deadline of a rework counts by itself).</translation>
    </message>
    <message>
        <source>回访率</source>
        <translation>Callback rate</translation>
    </message>
    <message>
        <source>到期末已联系到本人回访的 ÷ 本期到期应回访的（没有回访时限的旧登记按完成时间）；未接通不算已回访。</source>
        <translation>Callbacks in which the resident was reached by the end of the period ÷ callbacks due in it (old entries without a callback deadline by their completion); an unanswered call is no callback.</translation>
    </message>
    <message>
        <source>满意率</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>答“满意”“较满意”的 ÷ 本期答复满意度的；因回访不满意或未解决开返单的按不满意计。</source>
        <translation>Answers “satisfied” and “fairly satisfied” ÷ answers in the period; a rework opened after a callback (dissatisfied or not solved) counts as dissatisfied.</translation>
    </message>
    <message>
        <source>重复投诉率</source>
        <translation>Repeat rate</translation>
    </message>
    <message>
        <source>新增中同一户同一类别在规定天数内再次投诉的 ÷ 新增（登记时认定）。</source>
        <translation>New complaints of the same flat and category within the set number of days ÷ new complaints (as found at registration).</translation>
    </message>
    <message>
        <source>返单率</source>
        <translation>Rework rate</translation>
    </message>
    <message>
        <source>完成的投诉中开过返单的 ÷ 完成。</source>
        <translation>Completed complaints that needed a rework ÷ completed.</translation>
    </message>
    <message>
        <source>平均响应时长</source>
        <translation>Mean time to response</translation>
    </message>
    <message>
        <source>新增中已响应的，从受理到首次响应的自然时间；另列中位数和九成以内。</source>
        <translation>New complaints that were responded to: plain time from intake to the first response; with the median and the time that nine in ten stay within.</translation>
    </message>
    <message>
        <source>平均办结时长</source>
        <translation>Mean time to completion</translation>
    </message>
    <message>
        <source>本期完成的，从受理到完成的自然时间（含休息日和挂起）；另列中位数和九成以内。完成时间不晚于受理时间的（旧登记多未记时刻）不计。</source>
        <translation>Complaints completed in the period: plain time from intake to completion (rest days and holds included); with the median and the time that nine in ten stay within. Those not completed after their intake (old entries often lack the time of day) are left out.</translation>
    </message>
    <message>
        <source>守诺率</source>
        <translation>Promises kept</translation>
    </message>
    <message>
        <source>按当初承诺时间兑现的 ÷ 本期到期的承诺；后来改期的仍按当初时间。</source>
        <translation>Promises kept by the time first promised ÷ promises due in the period; one that was moved is still judged by the first time.</translation>
    </message>
    <message>
        <source>投诉率</source>
        <translation>Complaints per 100 households</translation>
    </message>
    <message>
        <source>新增 ÷ 已入住（含出租）户数 × 100，即每百户件数。</source>
        <translation>New ÷ households lived in (owned or let) × 100: complaints per hundred households.</translation>
    </message>
    <message>
        <source>开立返单</source>
        <translation>Reworks opened</translation>
    </message>
    <message>
        <source>本期内开立的返单（轮次），不论投诉何时受理。</source>
        <translation>Rework rounds opened in the period, whenever the complaint was received.</translation>
    </message>
    <message>
        <source>延期次数</source>
        <translation>Extensions</translation>
    </message>
    <message>
        <source>本期内办理的延期次数。</source>
        <translation>Extensions made in the period.</translation>
    </message>
    <message>
        <source>升级次数</source>
        <translation>Escalations</translation>
    </message>
    <message>
        <source>本期内升级到主管或经理的次数。</source>
        <translation>Escalations to the supervisor or manager in the period.</translation>
    </message>
    <message>
        <source>首次响应</source>
        <translation>First response</translation>
    </message>
    <message>
        <source>转责任部门</source>
        <translation>Passed to department</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>本步骤</source>
        <translation>This step</translation>
    </message>
    <message>
        <source>{amount} 分钟</source>
        <translation>{amount} min</translation>
    </message>
    <message>
        <source>{amount} 小时</source>
        <translation>{amount} h</translation>
    </message>
    <message>
        <source>{amount} 个工作小时</source>
        <translation>{amount} working h</translation>
    </message>
    <message>
        <source>{amount} 个工作日</source>
        <translation>{amount} working d</translation>
    </message>
    <message>
        <source>计时</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>工作时间，计入</source>
        <translation>Working time, counted</translation>
    </message>
    <message>
        <source>调休上班，计入</source>
        <translation>Make-up workday, counted</translation>
    </message>
    <message>
        <source>非工作时间，不计</source>
        <translation>Outside working hours, not counted</translation>
    </message>
    <message>
        <source>休息日，不计</source>
        <translation>Day off, not counted</translation>
    </message>
    <message>
        <source>法定节假日，不计</source>
        <translation>Public holiday, not counted</translation>
    </message>
    <message>
        <source>开始的当日不计</source>
        <translation>Starting day, not counted</translation>
    </message>
    <message>
        <source>挂起，不计</source>
        <translation>On hold, not counted</translation>
    </message>
    <message>
        <source>流程“{title}”还有 {count} 处不对，未保存；原版本仍在使用。</source>
        <translation>Workflow “{title}” still has errors ({count}) and was not saved; the previous version stays in use.</translation>
    </message>
    <message>
        <source>文本里的 key 是“{new}”，应为“{key}”；未保存。另建流程请用“复制”。</source>
        <translation>The key in the text is “{new}” but should be “{key}”; not saved. To create another workflow, use “Copy”.</translation>
    </message>
    <message>
        <source>与现行的第 {version} 版相同，没有另存。</source>
        <translation>Same as the current version {version}; not saved again.</translation>
    </message>
    <message>
        <source>请填写流程名称。</source>
        <translation>Please enter a workflow name.</translation>
    </message>
    <message>
        <source>已有名为“{name}”的流程。</source>
        <translation>There is already a workflow named “{name}”.</translation>
    </message>
    <message>
        <source>“{title}”是默认流程，不能停用；请先在“物业处”里换一个默认流程。</source>
        <translation>“{title}” is the default workflow and cannot be disabled; choose another default under “Office” first.</translation>
    </message>
    <message>
        <source>“{title}”用于导入旧登记表，不能修改或停用；可以复制后再改。</source>
        <translation>“{title}” is used to import old registers and cannot be changed or disabled; copy it and change the copy.</translation>
    </message>
    <message>
        <source>“{name}”不是可用的备份（{reason}）。现有数据没有改动，请换一个备份文件。</source>
        <translation>“{name}” is not a usable backup ({reason}). Existing data is unchanged; choose another backup file.</translation>
    </message>
    <message>
        <source>磁盘已满，备份没有写成，原有数据和备份都没有改动。请腾出空间后再试。</source>
        <translation>The disk is full and the backup was not written; the data and the other backups are unchanged. Please make room and try again.</translation>
    </message>
    <message>
        <source>备份没有写成（{reason}），原有数据和备份都没有改动。</source>
        <translation>The backup was not written ({reason}); existing data and backups are unchanged.</translation>
    </message>
    <message>
        <source>密钥文件 {path} 不见了。没有它，谁也打不开加密的数据；没有做备份。请先从任何一份备份（zip）里取出同名文件放回原处。</source>
        <translation>The key file {path} is gone. Without it nobody can open the encrypted data; no backup was made. First take the file of that name out of any backup (zip) and put it back.</translation>
    </message>
    <message>
        <source>数据文件 {path} 有损坏（{reason}），没有做新备份，以免替换好的备份；已有的备份都没有改动。请用最近的好备份恢复。</source>
        <translation>The data file {path} is damaged ({reason}); no new backup was made, so that no good one is replaced; the others are unchanged. Please restore the newest good backup.</translation>
    </message>
    <message>
        <source>数据文件 {path} 已损坏或不是本程序的数据（{reason}）。文件未被改动，请用最近的备份恢复。</source>
        <translation>Data file {path} is damaged or does not belong to this program ({reason}). The file was not changed; restore the latest backup.</translation>
    </message>
    <message>
        <source>数据文件 {path} 不见了或是空的，但这里有它的备份或日志。没有新建空白数据，也没有改动任何文件；请用最近的备份恢复。确实要从空白开始，请换一个数据文件夹。</source>
        <translation>The data file {path} is gone or empty, but its backups or its log are here. No empty register was begun and no file was changed; please restore the newest backup. To begin anew on purpose, choose another data folder.</translation>
    </message>
    <message>
        <source>无法打开数据文件 {path}（{reason}）。未作任何改动，请检查文件夹是否可写、磁盘是否已满。</source>
        <translation>Data file {path} cannot be opened ({reason}). Nothing was changed; check that the folder is writable and the disk is not full.</translation>
    </message>
    <message>
        <source>数据文件 {path} 正被另一个程序写入，本次操作没有保存。请稍后再试。</source>
        <translation>Data file {path} is being written by another program; this action was not saved. Please try again later.</translation>
    </message>
    <message>
        <source>磁盘已满，本次操作没有保存，之前的数据都在（{path}）。请腾出空间后再试。</source>
        <translation>The disk is full; this action was not saved, earlier data is all there ({path}). Free some space and try again.</translation>
    </message>
    <message>
        <source>“{name}”是文件夹，没有添加；请选择里面的文件。</source>
        <translation>“{name}” is a folder and was not added; choose the files inside it.</translation>
    </message>
    <message>
        <source>“{name}”是空文件，没有添加；请检查是否已复制完整。</source>
        <translation>“{name}” is an empty file and was not added; check that it was copied completely.</translation>
    </message>
    <message>
        <source>“{name}”有 {size} MB，超过单个附件 {most} MB 的上限，没有添加；请压缩或截取后再试。</source>
        <translation>“{name}” is {size} MB, over the limit of {most} MB per attachment, and was not added; compress or crop it and try again.</translation>
    </message>
    <message>
        <source>附件“{name}”的文件不在数据文件夹里，可能被移走或删除。记录还在；请从备份恢复，或重新添加同一个文件。</source>
        <translation>The file of attachment “{name}” is not in the data folder; it may have been moved or deleted. The record is still there; restore the file from a backup, or add the same file again.</translation>
    </message>
    <message>
        <source>附件“{name}”的文件与添加时不同，可能已损坏或被改动，没有打开。请从备份恢复，或重新添加同一个文件。</source>
        <translation>The file of attachment “{name}” differs from when it was added; it may be damaged or altered and was not opened. Restore it from a backup, or add the same file again.</translation>
    </message>
    <message>
        <source>“{name}”无法读取，没有添加；请检查文件是否还在、存储卡是否插好。</source>
        <translation>“{name}” cannot be read and was not added; check that the file still exists and the memory card is inserted properly.</translation>
    </message>
    <message>
        <source>磁盘已满，“{name}”没有保存（{folder}），原有内容都在。请腾出空间后再试。</source>
        <translation>The disk is full; “{name}” was not saved ({folder}) and existing content is all there. Free some space and try again.</translation>
    </message>
    <message>
        <source>文件夹 {folder} 不能写入，“{name}”没有保存。请检查权限或换一个位置。</source>
        <translation>Folder {folder} cannot be written; “{name}” was not saved. Check the permissions or choose another location.</translation>
    </message>
    <message>
        <source>“{name}”没有保存到 {folder}（{reason}），原有内容都在。请检查磁盘后再试。</source>
        <translation>“{name}” was not saved to {folder} ({reason}); existing content is all there. Check the disk and try again.</translation>
    </message>
    <message>
        <source>数据文件由更新版本的程序建立（版本 {found}，本程序支持到 {newest}）。未作任何改动，请安装新版本后再打开。</source>
        <translation>The data file was made by a newer version of the program (version {found}; this program supports up to {newest}). Nothing was changed; install the new version to open it.</translation>
    </message>
    <message>
        <source>请选择有效还是无效。没有保存，内容还在。</source>
        <translation>Please choose effective or not effective. Not saved; your text is still here.</translation>
    </message>
    <message>
        <source>看不懂“{text}”这个时间，没有保存，内容还在。</source>
        <translation>Cannot read “{text}” as a time. Not saved; your text is still here.</translation>
    </message>
    <message>
        <source>质量评分由主管或经理填写，没有改动。</source>
        <translation>The quality score is given by a supervisor or manager; nothing was changed.</translation>
    </message>
    <message>
        <source>质量评分只能是 1 到 5 分。</source>
        <translation>A quality score runs from 1 to 5.</translation>
    </message>
    <message>
        <source>投诉还没有结束，结束后再评分。</source>
        <translation>The complaint has not ended; score it afterwards.</translation>
    </message>
    <message>
        <source>已经派单，责任部门和经办人可以更换，不能清空。</source>
        <translation>Already assigned; department and handler can be changed but not cleared.</translation>
    </message>
    <message>
        <source>“{name}”没有“{value}”这个选项，未作改动。</source>
        <translation>“{name}” has no option “{value}”; nothing was changed.</translation>
    </message>
    <message>
        <source>编号 {number} 在这里是另一件投诉（{at} {place}），请核对编号</source>
        <translation>Number {number} is another complaint here ({at} {place}); please check the number</translation>
    </message>
    <message>
        <source>编号 {number} 已用于“{sheet}”第 {row} 行的另一件投诉，请核对编号</source>
        <translation>Number {number} is used by another complaint in “{sheet}” row {row}; check the number</translation>
    </message>
    <message>
        <source>时间、地点、内容与已有的 {number} 相同，不重复导入</source>
        <translation>Same time, place and content as {number}; not imported again</translation>
    </message>
    <message>
        <source>时间、地点、内容与“{sheet}”第 {row} 行相同，只导入一次</source>
        <translation>Same time, place and content as “{sheet}” row {row}; imported once</translation>
    </message>
    <message>
        <source>表里的处理结果、完成时间或满意度没有采用；请打开投诉 {number} 按步骤办理</source>
        <translation>Result, completion or satisfaction in the book were not taken over; please open complaint {number} and go through its steps</translation>
    </message>
    <message>
        <source>这是脱敏导出的表，这里还没有的 {count} 件只能带着隐去的姓名和电话导入；要完整的，请用不遮掩的导出</source>
        <translation>This is a masked export: the {count} cases that are not here yet can only come in with names and phones hidden; for whole ones use an unmasked export</translation>
    </message>
    <message>
        <source>投诉 {number} 导入后在这里办理过：表里较新的处理结果列在“冲突”里，由您决定</source>
        <translation>Complaint {number} was worked on here since: its newer results are under “Conflict” for you to decide</translation>
    </message>
    <message>
        <source>与同一天同一户的 {number} 内容相近，可能是同一件，请核对</source>
        <translation>Much like {number} of the same day and household; possibly the same complaint, please check</translation>
    </message>
    <message>
        <source>与“{sheet}”第 {row} 行同一天同一户、内容相近，可能是同一件，请核对</source>
        <translation>Much like “{sheet}” row {row} of the same day and household; possibly the same complaint, please check</translation>
    </message>
    <message>
        <source>示例：</source>
        <translation>Example: </translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>日期时间，如 2026-11-21 09:30；只有日期也可以</source>
        <translation>Date and time, such as 2026-11-21 09:30; a date alone will do</translation>
    </message>
    <message>
        <source>数字</source>
        <translation>Number only</translation>
    </message>
    <message>
        <source>王敏</source>
        <translation>王敏</translation>
    </message>
    <message>
        <source>李建国</source>
        <translation>李建国</translation>
    </message>
    <message>
        <source>锦绣花园</source>
        <translation>锦绣花园</translation>
    </message>
    <message>
        <source>厨房水管接头漏水，楼下邻居已上门。</source>
        <translation>A pipe joint in the kitchen leaks; the neighbour below has called.</translation>
    </message>
    <message>
        <source>今天修好</source>
        <translation>Repair it today</translation>
    </message>
    <message>
        <source>工程维修 / 漏水</source>
        <translation>Repairs / Leaks</translation>
    </message>
    <message>
        <source>可空，导入时自动编号；填了的按编号认出同一件</source>
        <translation>May be empty: numbered on import. With a number, the same case is known again</translation>
    </message>
    <message>
        <source>一级 / 二级，如 工程维修 / 漏水</source>
        <translation>Level 1 / level 2, such as 工程维修 / 漏水</translation>
    </message>
    <message>
        <source>写了“已修复”“已解释”等，按已处理登记</source>
        <translation>With 已修复 (repaired), 已解释 (explained) and the like, the case counts as handled</translation>
    </message>
    <message>
        <source>工作日晚上</source>
        <translation>Weekday evenings</translation>
    </message>
    <message>
        <source>每人一行；空房留空</source>
        <translation>One row a person; left empty for an empty flat</translation>
    </message>
    <message>
        <source>投诉编号；没有投诉的填房号</source>
        <translation>The complaint’s number; without one, fill in the room</translation>
    </message>
    <message>
        <source>栋-单元-室；有投诉编号的可空</source>
        <translation>Building-unit-room; may be empty with a complaint number</translation>
    </message>
    <message>
        <source>模板只能存为 .xlsx，没有写“{name}”。</source>
        <translation>A template can only be saved as .xlsx; “{name}” was not written.</translation>
    </message>
    <message>
        <source>示例行</source>
        <translation>Example row</translation>
    </message>
    <message>
        <source>以“示例”开头的行不会导入，可以删除，也可以留着</source>
        <translation>A row beginning with “Example” is not imported; delete it or leave it</translation>
    </message>
    <message>
        <source>填写说明</source>
        <translation>How to fill in</translation>
    </message>
    <message>
        <source>必填</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>可以填什么</source>
        <translation>Allowed values</translation>
    </message>
    <message>
        <source>每日</source>
        <translation>daily</translation>
    </message>
    <message>
        <source>手动</source>
        <translation>by hand</translation>
    </message>
    <message>
        <source>退出时</source>
        <translation>on exit</translation>
    </message>
    <message>
        <source>导入前</source>
        <translation>before import</translation>
    </message>
    <message>
        <source>批量改动前</source>
        <translation>before a bulk change</translation>
    </message>
    <message>
        <source>升级前</source>
        <translation>before upgrade</translation>
    </message>
    <message>
        <source>恢复前</source>
        <translation>before restore</translation>
    </message>
    <message>
        <source>修复前</source>
        <translation>before repair</translation>
    </message>
    <message>
        <source>加密或解密后</source>
        <translation>After encrypting or decrypting</translation>
    </message>
    <message>
        <source>备份“{name}”是加密的，要用做它时的数据口令或恢复码打开。没有改动任何内容。</source>
        <translation>The backup “{name}” is encrypted and opens with the passphrase or the recovery code of its time. Nothing was changed.</translation>
    </message>
    <message>
        <source>已重算 {count} 件的状态和到期时间</source>
        <translation>Status and due time computed anew: {count} cases</translation>
    </message>
    <message>
        <source>已重写 {count} 件的摘要</source>
        <translation>Excerpt written anew: {count} cases</translation>
    </message>
    <message>
        <source>已修正 {count} 件的版次</source>
        <translation>Revision corrected: {count} cases</translation>
    </message>
    <message>
        <source>已修正 {count} 天的编号计数</source>
        <translation>Number counter corrected: {count} days</translation>
    </message>
    <message>
        <source>已从备份找回 {count} 个附件文件</source>
        <translation>Attachment files brought back from the backups: {count}</translation>
    </message>
    <message>
        <source>已清理 {count} 个多余的附件文件</source>
        <translation>Stray attachment files removed: {count}</translation>
    </message>
    <message>
        <source>没有备份到第二处 {folder}（{reason}）。本机的备份是完整的；请插好 U 盘或连上共享文件夹，下次备份时会自动补上。</source>
        <translation>Not backed up to the second place {folder} ({reason}). The backup on this computer is whole; please plug the stick in or connect the share, and it is made up for at the next backup.</translation>
    </message>
    <message>
        <source>没有设第二处备份：电脑坏了，备份也会一起丢失。</source>
        <translation>No second place for backups: if the computer breaks, the backups are lost with it.</translation>
    </message>
    <message>
        <source>还没有备份到 {folder}</source>
        <translation>Not backed up to {folder} yet</translation>
    </message>
    <message>
        <source>上次备份到 {folder}：今天</source>
        <translation>Last backup to {folder}: today</translation>
    </message>
    <message>
        <source>上次备份到 {folder}：{days} 天前</source>
        <translation>Last backup to {folder}: {days} days ago</translation>
    </message>
    <message>
        <source>和数据在同一个文件夹里</source>
        <translation>it is the same folder as the data</translation>
    </message>
    <message>
        <source>那里已经满了</source>
        <translation>it is full</translation>
    </message>
    <message>
        <source>找不到这个文件夹</source>
        <translation>the folder cannot be found</translation>
    </message>
    <message>
        <source>{folder} 不能作第二处备份（{reason}），原来的设置未改。请换一个文件夹。</source>
        <translation>{folder} cannot be the second place ({reason}); the setting was not changed. Please choose another folder.</translation>
    </message>
    <message>
        <source>没有地方打开核对“{name}”（{reason}），备份和数据都没有改动。</source>
        <translation>There is no room to open and check “{name}” ({reason}); the backup and the data are unchanged.</translation>
    </message>
    <message>
        <source>备份没有恢复成（{reason}）。原有的数据文件没有被覆盖，请检查磁盘后再试。</source>
        <translation>The backup was not restored ({reason}). The data file was not overwritten; please check the disk and try again.</translation>
    </message>
    <message>
        <source>上期受理 {before} 件，本期明显增加。</source>
        <translation>The previous period received {before}: clearly more now.</translation>
    </message>
    <message>
        <source>上期受理 {before} 件，本期明显减少。</source>
        <translation>The previous period received {before}: clearly fewer now.</translation>
    </message>
    <message>
        <source>上期受理 {before} 件，没有明显变化。</source>
        <translation>The previous period received {before}: no clear change.</translation>
    </message>
    <message>
        <source>上期同样长的时段受理 {before} 件，本期明显增加。</source>
        <translation>An equally long part of the previous period received {before}: clearly more now.</translation>
    </message>
    <message>
        <source>上期同样长的时段受理 {before} 件，本期明显减少。</source>
        <translation>An equally long part of the previous period received {before}: clearly fewer now.</translation>
    </message>
    <message>
        <source>上期同样长的时段受理 {before} 件，没有明显变化。</source>
        <translation>An equally long part of the previous period received {before}: no clear change.</translation>
    </message>
    <message>
        <source>到期的办结时限 {all} 个，按时办结 {part} 个，办结及时率 {percent}。</source>
        <translation>Resolution deadlines that fell due: {all}; resolved in time: {part} ({percent}).</translation>
    </message>
    <message>
        <source>到期的办结时限仅 {all} 个，按时办结 {part} 个，不作比例比较。</source>
        <translation>Only {all} resolution deadlines fell due, {part} of them met: too few to compare as a rate.</translation>
    </message>
    <message>
        <source>到期的首次响应时限 {all} 个，按时响应 {part} 个，响应及时率 {percent}。</source>
        <translation>First-response deadlines that fell due: {all}; answered in time: {part} ({percent}).</translation>
    </message>
    <message>
        <source>到期的首次响应时限仅 {all} 个，按时响应 {part} 个，不作比例比较。</source>
        <translation>Only {all} first-response deadlines fell due, {part} of them met: too few to compare as a rate.</translation>
    </message>
    <message>
        <source>应回访 {all} 件，已回访 {part} 件，回访率 {percent}。</source>
        <translation>Callbacks due: {all}; made: {part} ({percent}).</translation>
    </message>
    <message>
        <source>应回访仅 {all} 件，已回访 {part} 件，不作比例比较。</source>
        <translation>Only {all} callbacks were due, {part} of them made: too few to compare as a rate.</translation>
    </message>
    <message>
        <source>答复满意度的 {all} 件，满意和较满意 {part} 件，满意率 {percent}。</source>
        <translation>Answers on satisfaction: {all}; satisfied or fairly satisfied: {part} ({percent}).</translation>
    </message>
    <message>
        <source>答复满意度的仅 {all} 件，满意和较满意 {part} 件，不作比例比较。</source>
        <translation>Only {all} answers on satisfaction, {part} of them satisfied or fairly satisfied: too few to compare as a rate.</translation>
    </message>
    <message>
        <source>到期承诺 {all} 项，按时兑现 {part} 项，守诺率 {percent}。</source>
        <translation>Promises due: {all}; kept in time: {part} ({percent}).</translation>
    </message>
    <message>
        <source>到期承诺仅 {all} 项，按时兑现 {part} 项，不作比例比较。</source>
        <translation>Only {all} promises were due, {part} of them kept in time: too few to compare as a rate.</translation>
    </message>
    <message>
        <source>本期还没有开始。</source>
        <translation>The period has not begun.</translation>
    </message>
    <message>
        <source>上期为 {before}，有所上升。</source>
        <translation>It was {before} in the previous period: a rise.</translation>
    </message>
    <message>
        <source>上期为 {before}，有所下降。</source>
        <translation>It was {before} in the previous period: a fall.</translation>
    </message>
    <message>
        <source>上期为 {before}，大致持平。</source>
        <translation>It was {before} in the previous period: about the same.</translation>
    </message>
    <message>
        <source>另有判为无效 {invalid} 件、撤销 {withdrawn} 件，不计入以上各数。</source>
        <translation>Besides, {invalid} judged invalid and {withdrawn} withdrawn, counted in none of these numbers.</translation>
    </message>
    <message>
        <source>群诉 {count} 起，涉及 {households} 户。</source>
        <translation>Incidents: {count}, concerning {households} households.</translation>
    </message>
    <message>
        <source>下期计划回访 {count} 次，涉及 {households} 户。</source>
        <translation>Callbacks planned for the coming period: {count}, concerning {households} households.</translation>
    </message>
    <message>
        <source>投诉</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <source>去年同期受理 {count} 件。</source>
        <translation>The same period of last year received {count}.</translation>
    </message>
    <message>
        <source>跟进中的有 {count} 件已超过办结时限。</source>
        <translation>In hand past their resolution deadline: {count}.</translation>
    </message>
    <message>
        <source>跟进中的都没有超过办结时限。</source>
        <translation>None of those in hand is past its resolution deadline.</translation>
    </message>
    <message>
        <source>本期受理有效投诉 {received} 件，前期遗留 {carried} 件；完成 {completed} 件，转外部 {unsolvable} 件，期末跟进中 {following} 件。</source>
        <translation>Valid complaints received: {received}; carried over: {carried}; completed: {completed}; referred to outside bodies: {unsolvable}; in hand at the end: {following}.</translation>
    </message>
    <message>
        <source>{sentence}本期尚未结束，数据截至 {until}。</source>
        <translation>{sentence} The period is not over; counted up to {until}.</translation>
    </message>
    <message>
        <source>本期还没有开始。按现在的记录，未完成的投诉有 {carried} 件；到本期开始时仍未完成的话，其中 {overdue} 件将超过办结时限。</source>
        <translation>The period has not begun. As recorded now, open complaints: {carried}; of these, past their resolution deadline if still open when it begins: {overdue}.</translation>
    </message>
    <message>
        <source>本期没有受理投诉，也没有前期遗留。</source>
        <translation>No complaint was received in the period, and none was carried over.</translation>
    </message>
    <message>
        <source>本期尚未结束，截至 {until} 没有受理投诉，也没有前期遗留。</source>
        <translation>The period is not over; up to {until} no complaint was received, and none was carried over.</translation>
    </message>
    <message>
        <source>最多的类别是{name}，{count} 件，占 {percent}。</source>
        <translation>The most frequent category is {name}: {count} ({percent}).</translation>
    </message>
    <message>
        <source>{one}、{other}</source>
        <translation>{one}, {other}</translation>
    </message>
    <message>
        <source>最多的类别是{names}，各 {count} 件。</source>
        <translation>The most frequent categories are {names}: {count} each.</translation>
    </message>
    <message>
        <source>没有开立返单，新增中没有重复投诉。</source>
        <translation>No rework was opened, and none of the new complaints repeats an earlier one.</translation>
    </message>
    <message>
        <source>开立返单 {reworks} 轮，新增中重复投诉 {repeats} 件。</source>
        <translation>Rework rounds opened: {reworks}; new complaints that repeat an earlier one: {repeats}.</translation>
    </message>
    <message>
        <source>验证过效果的改进措施 {count} 项，其中有效 {good} 项。</source>
        <translation>Improvements whose effect was checked: {count}; of these effective: {good}.</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>{year} 年第 {week} 周（{first} 周一 至 {last} 周日）</source>
        <translation>Week {week} of {year} (Mon {first} to Sun {last})</translation>
    </message>
    <message>
        <source>{year} 年 {month} 月</source>
        <translation>{year}-{month}</translation>
    </message>
    <message>
        <source>{first} 至 {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>看不懂“{text}”这个时段。周写作 2026-W47，月写作 2026-11，任意时段写作 2026-11-01..2026-11-15。</source>
        <translation>“{text}” is no period. Write a week as 2026-W47, a month as 2026-11, custom dates as 2026-11-01..2026-11-15.</translation>
    </message>
    <message>
        <source>概况</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>各小区与楼栋</source>
        <translation>Communities and buildings</translation>
    </message>
    <message>
        <source>趋势</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>类别与根本原因</source>
        <translation>Categories and root causes</translation>
    </message>
    <message>
        <source>逾期与重大投诉</source>
        <translation>Overdue and critical complaints</translation>
    </message>
    <message>
        <source>返单与重复投诉</source>
        <translation>Reworks and repeated complaints</translation>
    </message>
    <message>
        <source>群诉与共性问题</source>
        <translation>Incidents and common problems</translation>
    </message>
    <message>
        <source>未按时兑现的承诺</source>
        <translation>Promises not kept in time</translation>
    </message>
    <message>
        <source>持续改进措施</source>
        <translation>Improvements</translation>
    </message>
    <message>
        <source>下期回访计划</source>
        <translation>Callbacks of the coming period</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Corrections</translation>
    </message>
    <message>
        <source>指标口径</source>
        <translation>Definitions</translation>
    </message>
    <message>
        <source>编制</source>
        <translation>Prepared by</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Reviewed by</translation>
    </message>
    <message>
        <source>批准</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>客户投诉处理周报</source>
        <translation>Weekly summary of complaints</translation>
    </message>
    <message>
        <source>客户投诉处理月报</source>
        <translation>Monthly summary of complaints</translation>
    </message>
    <message>
        <source>客户投诉处理报告</source>
        <translation>Summary of complaints</translation>
    </message>
    <message>
        <source>投诉处理情况公示（周）</source>
        <translation>Public notice on complaints (week)</translation>
    </message>
    <message>
        <source>投诉处理情况公示（月）</source>
        <translation>Public notice on complaints (month)</translation>
    </message>
    <message>
        <source>投诉处理情况公示</source>
        <translation>Public notice on complaints</translation>
    </message>
    <message>
        <source>统计不能按“{what}”分组。</source>
        <translation>Figures cannot be grouped by “{what}”.</translation>
    </message>
    <message>
        <source>周报没有这一部分，没有保存。</source>
        <translation>The summary has no such section; nothing was saved.</translation>
    </message>
    <message>
        <source>说明最多 {most} 字，现在 {count} 字，没有保存；文字还在。</source>
        <translation>A remark has {most} characters at most, this one {count}; it was not saved, the text is still here.</translation>
    </message>
    <message>
        <source>周报由主管或经理签发，没有签发；草稿还在。</source>
        <translation>A supervisor or manager signs the summary; it was not signed, the draft is still here.</translation>
    </message>
    <message>
        <source>请先选择值班人，再签发。</source>
        <translation>Choose who is on duty, then sign.</translation>
    </message>
    <message>
        <source>这个时段还没有开始，不能签发。</source>
        <translation>This period has not begun and cannot be signed.</translation>
    </message>
    <message>
        <source>看到的周报不是这个时段的，没有签发，请重新打开。</source>
        <translation>The summary on the screen is not of this period; it was not signed. Open it again.</translation>
    </message>
    <message>
        <source>撤回签发由主管或经理办理，没有改动。</source>
        <translation>A supervisor or manager takes a signature back; nothing was changed.</translation>
    </message>
    <message>
        <source>这份周报没有签发，不需要撤回。</source>
        <translation>This summary is not signed; there is nothing to take back.</translation>
    </message>
    <message>
        <source>这份周报已由{name}于 {at} 签发，内容已冻结，没有改动；以后的变化列为更正。</source>
        <translation>This summary was signed by {name} at {at} and is frozen; nothing was changed. Later changes are listed as corrections.</translation>
    </message>
    <message>
        <source>件（次）</source>
        <translation>number</translation>
    </message>
    <message>
        <source>比例</source>
        <translation>share</translation>
    </message>
    <message>
        <source>小时</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>件/百户</source>
        <translation>per 100 households</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>已由{name}于 {at} 签发。</source>
        <translation>Signed by {name} at {at}.</translation>
    </message>
    <message>
        <source>编制：{name}</source>
        <translation>Prepared by: {name}</translation>
    </message>
    <message>
        <source>本期未完，统计至 {moment}</source>
        <translation>Period not over; counted to {moment}</translation>
    </message>
    <message>
        <source>已签发：{name} {moment}</source>
        <translation>Signed: {name} {moment}</translation>
    </message>
    <message>
        <source>各类投诉件数</source>
        <translation>Complaints by category</translation>
    </message>
    <message>
        <source>各小区</source>
        <translation>Communities</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>State</translation>
    </message>
    <message>
        <source>公示单位（盖章）：</source>
        <translation>Published by (stamp): </translation>
    </message>
    <message>
        <source>{hours} 小时</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>上期 {value}</source>
        <translation>previous: {value}</translation>
    </message>
    <message>
        <source>{sign} {by} 百分点</source>
        <translation>{sign} {by} points</translation>
    </message>
    <message>
        <source>{sign} {by} 较上期</source>
        <translation>{sign} {by} on the previous period</translation>
    </message>
    <message>
        <source>说明：{text}</source>
        <translation>Remark: {text}</translation>
    </message>
    <message>
        <source>小区 / 楼栋</source>
        <translation>Community / building</translation>
    </message>
    <message>
        <source>本期没有投诉，也没有遗留</source>
        <translation>No complaints in the period, and none carried over</translation>
    </message>
    <message>
        <source>{name} 小计</source>
        <translation>{name}, sum</translation>
    </message>
    <message>
        <source>{building} 栋</source>
        <translation>Building {building}</translation>
    </message>
    <message>
        <source>近 {count} 期新增与办结及时率</source>
        <translation>New complaints and resolved in time, last {count} periods</translation>
    </message>
    <message>
        <source>新增（件）</source>
        <translation>New</translation>
    </message>
    <message>
        <source>新增类别（件）</source>
        <translation>New complaints by category</translation>
    </message>
    <message>
        <source>未分类</source>
        <translation>No category</translation>
    </message>
    <message>
        <source>其余类别</source>
        <translation>Other categories</translation>
    </message>
    <message>
        <source>本期没有新增</source>
        <translation>None in the period</translation>
    </message>
    <message>
        <source>根本原因（件，累计占比；另有 {count} 件未记原因）</source>
        <translation>Root causes (cases, cumulative share; {count} without a cause on record)</translation>
    </message>
    <message>
        <source>本期完成的投诉没有记根本原因</source>
        <translation>No root cause is on record for the cases completed</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>本期</source>
        <translation>This period</translation>
    </message>
    <message>
        <source>分子</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>分母</source>
        <translation>Whole</translation>
    </message>
    <message>
        <source>中位数</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>九成以内</source>
        <translation>Nine in ten within</translation>
    </message>
    <message>
        <source>上期</source>
        <translation>Previous period</translation>
    </message>
    <message>
        <source>去年同期</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>按时办结</source>
        <translation>Resolved in time</translation>
    </message>
    <message>
        <source>办结到期</source>
        <translation>Resolution deadlines due</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>新增与办结及时率</source>
        <translation>New complaints and resolved in time</translation>
    </message>
    <message>
        <source>新增与完成</source>
        <translation>New and completed</translation>
    </message>
    <message>
        <source>各类别新增</source>
        <translation>New complaints by category</translation>
    </message>
    <message>
        <source>类别与渠道</source>
        <translation>Categories and channels</translation>
    </message>
    <message>
        <source>细分</source>
        <translation>Subcategory</translation>
    </message>
    <message>
        <source>根本原因（帕累托）</source>
        <translation>Root causes (Pareto)</translation>
    </message>
    <message>
        <source>完成的投诉中 {known} 件记有根本原因，{unknown} 件没有记。</source>
        <translation>Of the completed complaints {known} have a root cause on record, {unknown} have none.</translation>
    </message>
    <message>
        <source>根本原因</source>
        <translation>Root cause</translation>
    </message>
    <message>
        <source>占比</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>累计</source>
        <translation>Cumulative</translation>
    </message>
    <message>
        <source>底数</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>投诉（新增或前期遗留）</source>
        <translation>Complaint (new or carried over)</translation>
    </message>
    <message>
        <source>本期到期的时限</source>
        <translation>Deadline that fell due in the period</translation>
    </message>
    <message>
        <source>期末超时的办结时限</source>
        <translation>Resolution deadline overdue at the end</translation>
    </message>
    <message>
        <source>新增的首次响应</source>
        <translation>First response of a new complaint</translation>
    </message>
    <message>
        <source>应回访</source>
        <translation>Callback due</translation>
    </message>
    <message>
        <source>已回访</source>
        <translation>Callback made</translation>
    </message>
    <message>
        <source>满意度答复</source>
        <translation>Answer on satisfaction</translation>
    </message>
    <message>
        <source>到期的承诺</source>
        <translation>Promise due</translation>
    </message>
    <message>
        <source>开立的返单</source>
        <translation>Rework opened</translation>
    </message>
    <message>
        <source>办理的延期</source>
        <translation>Extension made</translation>
    </message>
    <message>
        <source>办理的升级</source>
        <translation>Escalation made</translation>
    </message>
    <message>
        <source>返单 {round} 轮</source>
        <translation>Rework rounds: {round}</translation>
    </message>
    <message>
        <source>按现在的记录，统计时段 {start} 至 {end}（不含）；已入住（含出租）{homes} 户。</source>
        <translation>As the records stand now; counted from {start} to {end} (not included); households lived in: {homes}.</translation>
    </message>
    <message>
        <source>底数有 {count} 行，超过 {most} 行，没有列出。</source>
        <translation>There are {count} records, more than {most}; they are not listed.</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>按时</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>及时率</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>时限遵守情况</source>
        <translation>Deadlines met</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>责任</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>逾期 / 级别</source>
        <translation>Overdue / severity</translation>
    </message>
    <message>
        <source>下一步 / 时间</source>
        <translation>Next step / time</translation>
    </message>
    <message>
        <source>第 {times} 次</source>
        <translation>No. {times}</translation>
    </message>
    <message>
        <source>上一次</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>本期没有返单</source>
        <translation>No rework in the period</translation>
    </message>
    <message>
        <source>本期没有重复投诉</source>
        <translation>No repeats in the period</translation>
    </message>
    <message>
        <source>{open} / {all}</source>
        <translation>{open} / {all}</translation>
    </message>
    <message>
        <source>未结 / 全部</source>
        <translation>Open / all</translation>
    </message>
    <message>
        <source>未兑现</source>
        <translation>Not kept</translation>
    </message>
    <message>
        <source>{moment} 才兑现</source>
        <translation>kept only on {moment}</translation>
    </message>
    <message>
        <source>改到 {moment}</source>
        <translation>moved to {moment}</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>改进措施</source>
        <translation>Improvements</translation>
    </message>
    <message>
        <source>以前的措施是否有效：</source>
        <translation>Did earlier measures work:</translation>
    </message>
    <message>
        <source>{weekday} {day}：{count}</source>
        <translation>{weekday} {day}: {count}</translation>
    </message>
    <message>
        <source>共 {count} 次，涉及 {households} 户。{days}</source>
        <translation>{count} in all, for {households} households. {days}</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>签发时</source>
        <translation>When signed</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>改动时间</source>
        <translation>Changed at</translation>
    </message>
    <message>
        <source>措施无效</source>
        <translation>Not effective</translation>
    </message>
    <message>
        <source>共 {count} 项，此处列出前 {shown} 项。</source>
        <translation>{count} in all; the first {shown} are listed here.</translation>
    </message>
    <message>
        <source>{days} 天 {hours} 时</source>
        <translation>{days} d {hours} h</translation>
    </message>
    <message>
        <source>{hours} 时 {minutes} 分</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{moment} 完成</source>
        <translation>done {moment}</translation>
    </message>
    <message>
        <source>变更时间</source>
        <translation>Changed at</translation>
    </message>
    <message>
        <source>涉及投诉</source>
        <translation>Complaints concerned</translation>
    </message>
    <message>
        <source>口径</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>办结时限</source>
        <translation>Resolution deadline</translation>
    </message>
    <message>
        <source>超时（小时）</source>
        <translation>Late (hours)</translation>
    </message>
    <message>
        <source>建立时间</source>
        <translation>Opened at</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>下一步时间</source>
        <translation>Next step at</translation>
    </message>
    <message>
        <source>重复投诉</source>
        <translation>Repeat</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>次数</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>返单原因或前次编号</source>
        <translation>Cause of rework or earlier number</translation>
    </message>
    <message>
        <source>返单计划</source>
        <translation>Rework plan</translation>
    </message>
    <message>
        <source>返单期限</source>
        <translation>Rework due</translation>
    </message>
    <message>
        <source>事件</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>户数</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>未完成</source>
        <translation>Not completed</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>承诺时间</source>
        <translation>Promised for</translation>
    </message>
    <message>
        <source>兑现时间</source>
        <translation>Kept at</translation>
    </message>
    <message>
        <source>改期至</source>
        <translation>Moved to</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>措施</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due by</translation>
    </message>
    <message>
        <source>效果验证</source>
        <translation>Verification</translation>
    </message>
    <message>
        <source>验证时间</source>
        <translation>Checked on</translation>
    </message>
    <message>
        <source>验证结果</source>
        <translation>Verification result</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>未接通</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>承诺：{text}（{due} 前）</source>
        <translation>Promised: {text} (by {due})</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>对方</source>
        <translation>With</translation>
    </message>
    <message>
        <source>经手</source>
        <translation>By</translation>
    </message>
    <message>
        <source>情绪</source>
        <translation>Mood</translation>
    </message>
    <message>
        <source>内容与承诺</source>
        <translation>Said and promised</translation>
    </message>
    <message>
        <source>沟通记录</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>{clock}：{before} 延至 {after}，原因：{reason}（{staff}）</source>
        <translation>{clock}: moved from {before} to {after}; reason: {reason} ({staff})</translation>
    </message>
    <message>
        <source>{clock} {due} 前</source>
        <translation>{clock} by {due}</translation>
    </message>
    <message>
        <source>（超时）</source>
        <translation> (late)</translation>
    </message>
    <message>
        <source>返单 R{round}（{opened}）：{cause}</source>
        <translation>Rework R{round} ({opened}): {cause}</translation>
    </message>
    <message>
        <source>；措施：{text}</source>
        <translation>; measures: {text}</translation>
    </message>
    <message>
        <source>；责任：{text}</source>
        <translation>; responsible: {text}</translation>
    </message>
    <message>
        <source>；结果：{text}</source>
        <translation>; result: {text}</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>未归类</source>
        <translation>No category</translation>
    </message>
    <message>
        <source>交接班单</source>
        <translation>Hand-over sheet</translation>
    </message>
    <message>
        <source>一、下一班前要办</source>
        <translation>1. To be done before the next shift</translation>
    </message>
    <message>
        <source>二、未兑现的承诺</source>
        <translation>2. Promises not kept</translation>
    </message>
    <message>
        <source>应兑现</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>承诺内容</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>三、上一班以来的新投诉</source>
        <translation>3. New complaints since the last shift</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>四、交接留言</source>
        <translation>4. Notes for the next shift</translation>
    </message>
    <message>
        <source>留言人</source>
        <translation>From</translation>
    </message>
    <message>
        <source>交班人：</source>
        <translation>Handed over by: </translation>
    </message>
    <message>
        <source>接班人：</source>
        <translation>Taken over by: </translation>
    </message>
    <message>
        <source>日期与时间：</source>
        <translation>Date and time: </translation>
    </message>
    <message>
        <source>{since} 至 {now}，下一班 {until}</source>
        <translation>{since} to {now}, next shift {until}</translation>
    </message>
    <message>
        <source>交班人：{name}</source>
        <translation>Handed over by: {name}</translation>
    </message>
    <message>
        <source>{count} 项</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>{count} 项，列出前 {shown} 项，其余见程序</source>
        <translation>{count}, the first {shown} are listed; the rest is in the program</translation>
    </message>
    <message>
        <source>共 {all} 条，这里列出前 {listed} 条。</source>
        <translation>The first {listed} of {all} are listed.</translation>
    </message>
    <message>
        <source>已写入：{path}</source>
        <translation>Written: {path}</translation>
    </message>
    <message>
        <source>已写入 {pages} 页：{path}</source>
        <translation>Written, {pages} pages: {path}</translation>
    </message>
    <message>
        <source>{field}是{values}</source>
        <translation>{field} is {values}</translation>
    </message>
    <message>
        <source>{field}不是{values}</source>
        <translation>{field} is not {values}</translation>
    </message>
    <message>
        <source>没有填{field}</source>
        <translation>{field} is empty</translation>
    </message>
    <message>
        <source>填了{field}</source>
        <translation>{field} is filled in</translation>
    </message>
    <message>
        <source>不是“{field}”</source>
        <translation>not “{field}”</translation>
    </message>
    <message>
        <source>{field}至少 {values}</source>
        <translation>{field} at least {values}</translation>
    </message>
    <message>
        <source>{field}至多 {values}</source>
        <translation>{field} at most {values}</translation>
    </message>
    <message>
        <source>{field}等于 {values}</source>
        <translation>{field} equals {values}</translation>
    </message>
    <message>
        <source>{field}在{values}</source>
        <translation>{field} within {values}</translation>
    </message>
    <message>
        <source>{field}里有“{values}”</source>
        <translation>{field} contains “{values}”</translation>
    </message>
    <message>
        <source>{field}里没有“{values}”</source>
        <translation>{field} does not contain “{values}”</translation>
    </message>
    <message>
        <source>全部投诉</source>
        <translation>All complaints</translation>
    </message>
    <message>
        <source>任何投诉</source>
        <translation>any complaint</translation>
    </message>
    <message>
        <source>{one}，且{other}</source>
        <translation>{one}, and {other}</translation>
    </message>
    <message>
        <source>{one}，或{other}</source>
        <translation>{one}, or {other}</translation>
    </message>
    <message>
        <source>不符合（{inner}）</source>
        <translation>not ({inner})</translation>
    </message>
    <message>
        <source>（{inner}）</source>
        <translation>({inner})</translation>
    </message>
    <message>
        <source>{one}或{other}</source>
        <translation>{one} or {other}</translation>
    </message>
    <message>
        <source>{field}从 {first} 到 {last}</source>
        <translation>{field} from {first} to {last}</translation>
    </message>
    <message>
        <source>{field}从 {first} 起</source>
        <translation>{field} from {first} on</translation>
    </message>
    <message>
        <source>{field}到 {last} 为止</source>
        <translation>{field} until {last}</translation>
    </message>
    <message>
        <source>这个视图由更新版本的程序保存，请先更新本程序；没有读入任何内容。</source>
        <translation>This view was saved by a newer program; update this one first. Nothing was imported.</translation>
    </message>
    <message>
        <source>这不是投诉管家的视图文件，没有读入任何内容。</source>
        <translation>This is not a view file of Complaint Desk; nothing was imported.</translation>
    </message>
    <message>
        <source>标志只能用 PNG 或 JPEG 图片；原来的标志未改。</source>
        <translation>A logo must be a PNG or JPEG picture; the logo was not changed.</translation>
    </message>
    <message>
        <source>标志图片有 {size} KB，最多 {most} KB；原来的标志未改。请换一张小些的。</source>
        <translation>The logo has {size} KB, at most {most} KB are possible; the logo was not changed. Please choose a smaller one.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>返单号</source>
        <translation>Rework</translation>
    </message>
    <message>
        <source>{first} 至 {last}，共 {count} 项，待回访 {open} 项</source>
        <translation>{first} to {last}, {count} in all, {open} to be done</translation>
    </message>
    <message>
        <source>满意度：A 满意，B 较满意，C 不满意</source>
        <translation>Satisfaction: A satisfied, B fairly satisfied, C dissatisfied</translation>
    </message>
    <message>
        <source>这段时间没有回访</source>
        <translation>No callbacks on these days</translation>
    </message>
    <message>
        <source>回访人：</source>
        <translation>Called by: </translation>
    </message>
    <message>
        <source>主管审核：</source>
        <translation>Supervisor’s review: </translation>
    </message>
    <message>
        <source>日期：</source>
        <translation>Date: </translation>
    </message>
    <message>
        <source> 逾期</source>
        <translation> overdue</translation>
    </message>
    <message>
        <source>住户姓名与电话已脱敏</source>
        <translation>Names and phones of residents are masked</translation>
    </message>
    <message>
        <source>含住户姓名与电话，请妥善保管，用后销毁</source>
        <translation>Contains names and phones of residents: keep it safe, destroy it after use</translation>
    </message>
    <message>
        <source>打印：{moment}</source>
        <translation>Printed: {moment}</translation>
    </message>
    <message>
        <source>{footer} · 修改记录凭据 {anchor}</source>
        <translation>{footer} · Change history anchor {anchor}</translation>
    </message>
    <message>
        <source>第 {page} 页 / 共 {pages} 页</source>
        <translation>Page {page} of {pages}</translation>
    </message>
    <message>
        <source>编号
受理时间
受理人·渠道</source>
        <translation>Number
Received
By · channel</translation>
    </message>
    <message>
        <source>投诉人·身份
房号
电话</source>
        <translation>Complainant
Room
Phone</translation>
    </message>
    <message>
        <source>类别
级别·有效性</source>
        <translation>Category
Severity · validity</translation>
    </message>
    <message>
        <source>责任部门
经办人
时限</source>
        <translation>Department
Handler
Due</translation>
    </message>
    <message>
        <source>结果
完成时间</source>
        <translation>Result
Completed</translation>
    </message>
    <message>
        <source>回访
满意度</source>
        <translation>Callback
Satisfaction</translation>
    </message>
    <message>
        <source>共 {count} 件</source>
        <translation>{count} cases</translation>
    </message>
    <message>
        <source>共 {count} 件，只印前 {most} 件；全部请导出 Excel</source>
        <translation>{count} cases, the first {most} are printed; export to Excel for all</translation>
    </message>
    <message>
        <source>没有投诉</source>
        <translation>No complaints</translation>
    </message>
    <message>
        <source>{due} 逾期</source>
        <translation>{due} overdue</translation>
    </message>
    <message>
        <source>回访日历</source>
        <translation>Callback calendar</translation>
    </message>
    <message>
        <source>{year} 年第 {week} 周（{first} 至 {last}），共 {count} 项</source>
        <translation>{year}, week {week} ({first} to {last}), {count} in all</translation>
    </message>
    <message>
        <source>本周安排</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>本周没有安排回访</source>
        <translation>Nothing is planned this week</translation>
    </message>
    <message>
        <source>应于</source>
        <translation>Was due</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>以前逾期未办</source>
        <translation>Overdue from before</translation>
    </message>
    <message>
        <source>调休上班</source>
        <translation>Make-up workday</translation>
    </message>
    <message>
        <source>休息</source>
        <translation>Day off</translation>
    </message>
    <message>
        <source>派工单</source>
        <translation>Work slip</translation>
    </message>
    <message>
        <source>派工时间</source>
        <translation>Sent out</translation>
    </message>
    <message>
        <source>完成时限</source>
        <translation>To be done by</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>要求</source>
        <translation>What is wanted</translation>
    </message>
    <message>
        <source>材料与工时</source>
        <translation>Material and hours</translation>
    </message>
    <message>
        <source>业主验收</source>
        <translation>Resident’s acceptance</translation>
    </message>
    <message>
        <source>维修人签字</source>
        <translation>Worker’s signature</translation>
    </message>
    <message>
        <source>派单人</source>
        <translation>Sent out by</translation>
    </message>
    <message>
        <source>部门确认</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>级别：{severity}</source>
        <translation>Severity: {severity}</translation>
    </message>
    <message>
        <source>上门先说明来意、戴鞋套、保护家具；做不完的，当场告诉业主原因和下次时间，并报前台。</source>
        <translation>Say first why you come, wear overshoes, protect the furniture. If it cannot be finished, tell the resident on the spot why and when you will be back, and report to the front desk.</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>The job</translation>
    </message>
    <message>
        <source>处理记录（现场填写）</source>
        <translation>Work record (to fill in on site)</translation>
    </message>
    <message>
        <source>验收与签字</source>
        <translation>Acceptance and signatures</translation>
    </message>
    <message>
        <source>请先选择周报存放的文件夹；定时周报没有开启。</source>
        <translation>Please choose a folder for the summaries first; the scheduled summary was not switched on.</translation>
    </message>
    <message>
        <source>文件夹“{folder}”不存在，定时周报的设置没有保存。</source>
        <translation>The folder “{folder}” does not exist; the settings of the scheduled summary were not saved.</translation>
    </message>
    <message>
        <source>这个视图只看某一户或某一批导入，换一份台账就不是原来的那些投诉了，不能用文件交接；没有改动任何内容。</source>
        <translation>This view is about one household or one import; in another register it would find other complaints, so it cannot be handed on as a file. Nothing was changed.</translation>
    </message>
    <message>
        <source>自带的视图不能改名、修改或删除；可以复制一份再改。</source>
        <translation>Built-in views cannot be renamed, changed or deleted; change a copy instead.</translation>
    </message>
    <message>
        <source>这个视图已经不在了，没有改动任何内容。</source>
        <translation>This view is gone; nothing was changed.</translation>
    </message>
    <message>
        <source>请给视图起个名字。</source>
        <translation>Give the view a name.</translation>
    </message>
    <message>
        <source>视图的名字最多 {most} 个字。</source>
        <translation>The name of a view has at most {most} characters.</translation>
    </message>
    <message>
        <source>已有名为“{title}”的视图，请换个名字。</source>
        <translation>There is a view named “{title}” already; choose another name.</translation>
    </message>
    <message>
        <source>这份文件只能写成 {known}，没有写“{name}”。</source>
        <translation>This paper can only be written as {known}; “{name}” was not written.</translation>
    </message>
    <message>
        <source>打印机没有接受这份文件，没有打印完。请检查打印机是否开机、缺纸或断线，再打印一次。</source>
        <translation>The printer did not take the papers; they were not printed to the end. Please check that it is on, connected and has paper, and print again.</translation>
    </message>
    <message>
        <source>本处要求口令：请用 --as 写明姓名，并在环境变量 {variable} 里给出口令。没有做任何事。</source>
        <translation>This office requires PINs: name yourself with --as and give the PIN in the variable {variable}. Nothing was done.</translation>
    </message>
    <message>
        <source>请在环境变量 {variable} 里给出新口令，没有改动。</source>
        <translation>Give the new PIN in the variable {variable}; nothing was changed.</translation>
    </message>
    <message>
        <source>已重设{name}的口令。这件事已写入修改记录，七天内每次打开都会提示所有人。</source>
        <translation>The PIN of {name} was set anew. It stands in the change history, and everybody is told at each start for seven days.</translation>
    </message>
    <message>
        <source>请用 --name 写明姓名。</source>
        <translation>Give the name with --name.</translation>
    </message>
    <message>
        <source>请用 --out 写明文件。</source>
        <translation>Give the file with --out.</translation>
    </message>
    <message>
        <source>这是预览，没有改动任何内容。</source>
        <translation>This is a preview; nothing was changed.</translation>
    </message>
    <message>
        <source>住户资料 {residents} 份，投诉 {cases} 件，附件 {files} 个</source>
        <translation>{residents} resident records, {cases} complaints, {files} attachments</translation>
    </message>
    <message>
        <source>附件要由人看过再决定：{names}</source>
        <translation>A person must look at the attachments: {names}</translation>
    </message>
    <message>
        <source>别人的投诉里也出现这个名字，请人核对：{numbers}</source>
        <translation>The name also stands in other people’s complaints, please check: {numbers}</translation>
    </message>
    <message>
        <source>没有设保留年限，没有改动任何内容。</source>
        <translation>No retention period is set; nothing was changed.</translation>
    </message>
    <message>
        <source>{before} 以前结束的投诉 {cases} 件、住户 {residents} 位要匿名化</source>
        <translation>{cases} complaints ended before {before} and {residents} residents would be made anonymous</translation>
    </message>
    <message>
        <source>已匿名化 {before} 以前结束的投诉 {cases} 件、住户 {residents} 位</source>
        <translation>{cases} complaints ended before {before} and {residents} residents were made anonymous</translation>
    </message>
    <message>
        <source>修改设置、时限、流程和话术</source>
        <translation>change settings, deadlines, workflows and scripts</translation>
    </message>
    <message>
        <source>管理人员和口令</source>
        <translation>manage people and PINs</translation>
    </message>
    <message>
        <source>导出或打印完整的姓名和电话</source>
        <translation>export or print full names and phones</translation>
    </message>
    <message>
        <source>查看完整的姓名和电话</source>
        <translation>see full names and phones</translation>
    </message>
    <message>
        <source>删除投诉或从回收站恢复</source>
        <translation>delete complaints or bring them back from the bin</translation>
    </message>
    <message>
        <source>撤销导入批次</source>
        <translation>undo an import batch</translation>
    </message>
    <message>
        <source>恢复备份</source>
        <translation>restore a backup</translation>
    </message>
    <message>
        <source>合并住户</source>
        <translation>merge households</translation>
    </message>
    <message>
        <source>签发周报</source>
        <translation>sign the weekly summary</translation>
    </message>
    <message>
        <source>查看员工的操作记录</source>
        <translation>see the activity log of staff</translation>
    </message>
    <message>
        <source>导出、抹除个人信息</source>
        <translation>hand out or erase personal data</translation>
    </message>
    <message>
        <source>开关口令要求、指定经理</source>
        <translation>turn PINs on or off, appoint managers</translation>
    </message>
    <message>
        <source>加密数据文件夹、修改数据口令和恢复码</source>
        <translation>encrypt the data folder, change the passphrase or the recovery code</translation>
    </message>
    <message>
        <source>本处要求口令：换人值班请用自己的口令进入。</source>
        <translation>This office requires PINs: sign in with your own PIN to become the operator.</translation>
    </message>
    <message>
        <source>住户资料</source>
        <translation>Resident</translation>
    </message>
    <message>
        <source>居住情况</source>
        <translation>Residence</translation>
    </message>
    <message>
        <source>步骤填写</source>
        <translation>Step forms</translation>
    </message>
    <message>
        <source>修改与查看记录</source>
        <translation>Changes and views</translation>
    </message>
    <message>
        <source>只能写成 .json 或 .xlsx，没有写“{name}”。</source>
        <translation>Only .json or .xlsx can be written; “{name}” was not written.</translation>
    </message>
    <message>
        <source>有 {count} 位住户叫{name}，请加上电话再抹除。没有改动任何内容。</source>
        <translation>{count} residents are called {name}; add the phone before erasing. Nothing was changed.</translation>
    </message>
    <message>
        <source>保留年数请填 0（不限）到 50；原数未改。</source>
        <translation>Years to keep go from 0 (no limit) to 50; the old figure stands.</translation>
    </message>
    <message>
        <source>此前的备份里还留着这些信息：本机备份按月轮换，最多留 {months} 个月，最迟约 {day} 消失；U 盘等处单独存放的备份和以前导出的表格，请自行清理。</source>
        <translation>Backups made before still hold this: those on this computer thin out by month, {months} months at most, and are gone by about {day}; please clear copies on USB sticks and workbooks exported before yourself.</translation>
    </message>
    <message>
        <source>没有找到这个姓名和电话的住户或投诉，请核对。没有改动任何内容。</source>
        <translation>No resident or complaint has this name and phone, please check. Nothing was changed.</translation>
    </message>
    <message>
        <source>第 {id} 次操作（{at}）或它的记录被改动过</source>
        <translation>operation {id} ({at}) or its records were changed</translation>
    </message>
    <message>
        <source>{count} 次操作是绕过程序写入的（第一次：{id}）</source>
        <translation>{count} operations were written past the program (the first: {id})</translation>
    </message>
    <message>
        <source>记录的条数与当时不符（差 {count} 条）</source>
        <translation>the number of records is not what it was ({count} off)</translation>
    </message>
    <message>
        <source>{count} 条抹除过的记录后来又被改动</source>
        <translation>{count} erased records were changed again later</translation>
    </message>
    <message>
        <source>修改记录可验证：{operations} 次操作、{lines} 条记录首尾相连，凭据 {anchor}</source>
        <translation>The change history is intact: {operations} operations and {lines} records are chained, anchor {anchor}</translation>
    </message>
    <message>
        <source>修改记录被动过：{faults}</source>
        <translation>The change history was tampered with: {faults}</translation>
    </message>
    <message>
        <source>没有备份可与修改记录核对</source>
        <translation>There are no backups to compare the change history with</translation>
    </message>
    <message>
        <source>修改记录与 {count} 份备份里的凭据不符，尾部被截去或整个重写过：{name}</source>
        <translation>The change history does not fit the anchors in {count} backups; its end was cut off or all of it rewritten: {name}</translation>
    </message>
    <message>
        <source>修改记录与 {count} 份备份里的凭据相符</source>
        <translation>The change history fits the anchors in {count} backups</translation>
    </message>
    <message>
        <source>“{text}”不是凭据，凭据像 1023-9F3A-77C1-D2E0-AB12 这样。</source>
        <translation>“{text}” is no anchor; one looks like 1023-9F3A-77C1-D2E0-AB12.</translation>
    </message>
    <message>
        <source>凭据 {text} 相符：在它之前的修改记录没有动过</source>
        <translation>Anchor {text} fits: the change history before it is untouched</translation>
    </message>
    <message>
        <source>凭据 {text} 不符：在它之前的修改记录被动过或被截去</source>
        <translation>Anchor {text} does not fit: the change history before it was changed or cut off</translation>
    </message>
    <message>
        <source>人员与口令：绕过程序改动过 {names}；请经理核对角色并重设口令</source>
        <translation>People and PINs: {names} changed past the program; a manager should check the roles and set PINs anew</translation>
    </message>
    <message>
        <source>人员、角色与口令和修改记录一致</source>
        <translation>People, roles and PINs agree with the change history</translation>
    </message>
    <message>
        <source>练习，不是真实数据</source>
        <translation>Training, not real data</translation>
    </message>
    <message>
        <source>这个文件夹里不是练习数据，没有打开，数据没有改动。请换一个文件夹。</source>
        <translation>The data in this folder is not training data; it was not opened and not changed. Please choose another folder.</translation>
    </message>
    <message>
        <source>恢复码：{code}。请抄在纸上另外保管：忘记口令时只有它能打开数据，程序里不留底。</source>
        <translation>Recovery code: {code}. Write it on paper and keep it elsewhere: when the passphrase is forgotten only this opens the data; the program keeps no copy.</translation>
    </message>
    <message>
        <source>数据文件夹没有加密。</source>
        <translation>The data folder is not encrypted.</translation>
    </message>
    <message>
        <source>数据文件夹已加密：台账、附件和之后的备份。</source>
        <translation>The data folder is encrypted: register, attachments, and backups made since.</translation>
    </message>
    <message>
        <source>数据文件夹已经是加密的，没有改动。</source>
        <translation>The data folder is encrypted already; nothing was changed.</translation>
    </message>
    <message>
        <source>已加密数据文件夹。</source>
        <translation>The data folder was encrypted.</translation>
    </message>
    <message>
        <source>已取消加密，数据和附件现在是明文；之前的加密备份仍要用当时的口令或恢复码打开。</source>
        <translation>The encryption was removed, data and attachments are plain now; encrypted backups made before still need the passphrase or recovery code of their time.</translation>
    </message>
    <message>
        <source>已换数据口令。之前的备份仍用做它们时的口令；恢复码照旧有效。</source>
        <translation>The passphrase was changed. Earlier backups keep the passphrase of their time; the recovery code stays valid.</translation>
    </message>
    <message>
        <source>已加密 {count} 份旧备份，删除 {gone} 个搁置的明文文件。</source>
        <translation>{count} old backups were encrypted, {gone} plain files put aside were deleted.</translation>
    </message>
    <message>
        <source>数据文件夹没有加密，没有改动。</source>
        <translation>The data folder is not encrypted; nothing was changed.</translation>
    </message>
    <message>
        <source>还有 {count} 份以前的备份没有加密；用 complaint-desk encryption copies 一并加密。另存到别处的备份请自行处理。</source>
        <translation>{count} earlier backups are not encrypted; complaint-desk encryption copies encrypts them. Please see to backups saved elsewhere yourself.</translation>
    </message>
    <message>
        <source>数据文件夹里还有 {count} 个搁置的明文文件：{names}</source>
        <translation>{count} plain files put aside are still in the data folder: {names}</translation>
    </message>
    <message>
        <source>数据文件夹是加密的：请用 --passphrase-file 或环境变量 {variable} 给出数据口令。没有做任何事。</source>
        <translation>The data folder is encrypted: give its passphrase with --passphrase-file or in the variable {variable}. Nothing was done.</translation>
    </message>
    <message>
        <source>请用 --new-passphrase-file 或环境变量 {variable} 给出新的数据口令。没有做任何事。</source>
        <translation>Give the new passphrase with --new-passphrase-file or in the variable {variable}. Nothing was done.</translation>
    </message>
    <message>
        <source>两次输入的口令不一样，没有做任何事。</source>
        <translation>The two passphrases differ; nothing was done.</translation>
    </message>
    <message>
        <source>口令文件“{name}”无法读取。没有做任何事。</source>
        <translation>The passphrase file “{name}” cannot be read. Nothing was done.</translation>
    </message>
    <message>
        <source>磁盘已满；要有和数据、附件一样大的空间</source>
        <translation>the disk is full; as much room is needed as data and attachments take</translation>
    </message>
    <message>
        <source>没有转换成（{reason}），数据和附件都和原来一样。</source>
        <translation>It was not converted ({reason}); data and attachments are as they were.</translation>
    </message>
    <message>
        <source>数据是加密的，但密钥文件 {path} 不见了，备份里也没有找到。没有它，谁也打不开。没有改动任何内容；请从 U 盘等处的备份（zip）里取出同名文件放回原处。</source>
        <translation>The data are encrypted, but the key file {path} is gone, and the backups here do not have it. Without it nobody can open them. Nothing was changed; take the file of that name out of a backup (zip) on a USB stick or elsewhere and put it back.</translation>
    </message>
    <message>
        <source>数据口令至少 {count} 个字符，不要只有一两个字符反复。没有改动任何内容。</source>
        <translation>The passphrase needs at least {count} characters, and not one or two repeated. Nothing was changed.</translation>
    </message>
    <message>
        <source>密钥文件没有写成（{reason}），原来的口令和恢复码照旧有效。</source>
        <translation>The key file was not written ({reason}); passphrase and recovery code stay as they were.</translation>
    </message>
    <message>
        <source>数据口令不对，没有打开，数据没有改动。</source>
        <translation>The passphrase is wrong; nothing was opened, the data are unchanged.</translation>
    </message>
    <message>
        <source>恢复码第 {groups} 组有错，请对照原件再看一遍。</source>
        <translation>Something is wrong in group {groups} of the recovery code; compare it with your paper once more.</translation>
    </message>
    <message>
        <source>恢复码是 8 组、每组 6 位数字，请检查是否抄全。</source>
        <translation>A recovery code has 8 groups of 6 digits; please check whether all of it is there.</translation>
    </message>
    <message>
        <source>这个恢复码不是这份数据的（可能已换过新的），没有打开。</source>
        <translation>This is not the recovery code of these data (there may be a newer one); nothing was opened.</translation>
    </message>
    <message>
        <source>密钥文件 {path} 读不出来，加密的数据打不开，没有改动任何内容。请从任何一份备份（zip）里取出同名文件放回原处。</source>
        <translation>The key file {path} cannot be read, so the encrypted data cannot be opened; nothing was changed. Take the file of that name out of any backup (zip) and put it back.</translation>
    </message>
    <message>
        <source>转换后的数据与原来的不一致（{what}），已放弃，原来的数据没有改动。</source>
        <translation>The converted data differ from the original ({what}); they were dropped, the original data are unchanged.</translation>
    </message>
    <message>
        <source>要改的这一条已经不在了（刚被删除或撤销），没有改动任何内容。</source>
        <translation>What was to be changed is not there any more (just removed or undone). Nothing was changed.</translation>
    </message>
    <message>
        <source>“{field}”是隐去姓名或电话的文字，又与这里的不同，无法还原，未采用，这里的内容未变</source>
        <translation>“{field}” has names or phones under a mask and differs from what is here; the mask cannot be lifted, so it was not taken and nothing changed here</translation>
    </message>
</context>
<context>
    <name>households</name>
    <message>
        <source>{building} 栋 {floor}</source>
        <translation>Building {building}, {floor}</translation>
    </message>
    <message>
        <source>{place}：没有住户</source>
        <translation>{place}: no flats</translation>
    </message>
    <message>
        <source>{place}：投诉 {count} 件，名册 {flats} 户</source>
        <translation>{place}: {count} complaints, {flats} flats in the roster</translation>
    </message>
    <message>
        <source>{name} 栋</source>
        <translation>Bldg {name}</translation>
    </message>
    <message>
        <source>投诉热力图</source>
        <translation>Heat map of complaints</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>地下 {floor} 层</source>
        <translation>Basement {floor}</translation>
    </message>
    <message>
        <source>{floor} 层</source>
        <translation>Floor {floor}</translation>
    </message>
    <message>
        <source>未写小区</source>
        <translation>No community given</translation>
    </message>
    <message>
        <source>{name}（{count} 户）</source>
        <translation>{name} ({count} flats)</translation>
    </message>
    <message>
        <source>未写楼栋</source>
        <translation>No building given</translation>
    </message>
    <message>
        <source>{name} 栋（{count} 户）</source>
        <translation>Building {name} ({count} flats)</translation>
    </message>
    <message>
        <source>不分单元（{count} 户）</source>
        <translation>Without units ({count} flats)</translation>
    </message>
    <message>
        <source>{name} 单元（{count} 户）</source>
        <translation>Unit {name} ({count} flats)</translation>
    </message>
</context>
<context>
    <name>importer</name>
    <message>
        <source>选择要导入的表格</source>
        <translation>Choose sheet to import</translation>
    </message>
    <message>
        <source>表格（{patterns}）</source>
        <translation>Sheets ({patterns})</translation>
    </message>
    <message>
        <source>所有文件（*）</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>保存为</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>这张表不导入，没有可保存的对应方案。</source>
        <translation>This sheet is not imported; there is no mapping to save.</translation>
    </message>
    <message>
        <source>已保存对应方案“{name}”，下次遇到同样的表头自动使用。</source>
        <translation>Mapping “{name}” saved; it is used automatically for the same header next time.</translation>
    </message>
    <message>
        <source>{name}（无法导入的行）.xlsx</source>
        <translation>{name} (rows not imported).xlsx</translation>
    </message>
    <message>
        <source>{count} 行已写入“{name}”，每行末尾注明原因；改好后可再导入。</source>
        <translation>Rows written to “{name}”: {count}, each with its reason at the end; correct and import them again.</translation>
    </message>
    <message>
        <source>{kind}模板.xlsx</source>
        <translation>{kind} template.xlsx</translation>
    </message>
    <message>
        <source>模板已存为“{name}”，填好后拖到这里导入。</source>
        <translation>The template was saved as “{name}”; fill it in and drop it here.</translation>
    </message>
    <message>
        <source>没有需要写入的行</source>
        <translation>No rows to write</translation>
    </message>
    <message>
        <source>“{name}”里的内容这里都已经有了，没有改动任何记录。</source>
        <translation>Everything in “{name}” is already here; no records were changed.</translation>
    </message>
    <message>
        <source>导入完成</source>
        <translation>Import complete</translation>
    </message>
    <message>
        <source>“{name}”已作为第 {batch} 批写入。</source>
        <translation>“{name}” was written as batch {batch}.</translation>
    </message>
    <message>
        <source>{count} 行没有导入：写出退回表，按每行末尾的原因改好后再导入。</source>
        <translation>{count} rows were not imported: write the rejected rows, correct them by the reason at the end of each, and import them again.</translation>
    </message>
    <message>
        <source>{why} {count} 处</source>
        <translation>{why}: {count}</translation>
    </message>
    <message>
        <source>统一了写法：{ways}</source>
        <translation>Spellings made alike: {ways}</translation>
    </message>
    <message>
        <source>另有 {count} 条提示，可回到“3 检查”查看。</source>
        <translation>{count} notices are worth a look; go back to “3 Check”.</translation>
    </message>
    <message>
        <source>撤销本批会收回新增的 {new} 条，更新过的 {updated} 条恢复原样；导入后又改过的会保留，并逐一列出。</source>
        <translation>Undoing this batch removes the {new} new records and restores the {updated} updated ones; what was changed since the import is kept and listed.</translation>
    </message>
    <message>
        <source>撤销本批会收回新增的 {new} 条；导入后又改过的会保留，并逐一列出。</source>
        <translation>Undoing this batch removes the {new} new records; what was changed since the import is kept and listed.</translation>
    </message>
    <message>
        <source>投诉 {count} 件</source>
        <translation>Complaints: {count}</translation>
    </message>
    <message>
        <source>住户 {count} 户</source>
        <translation>Households: {count}</translation>
    </message>
    <message>
        <source>回访 {count} 条</source>
        <translation>Callbacks: {count}</translation>
    </message>
    <message>
        <source>{list}已撤回。</source>
        <translation>Removed: {list}.</translation>
    </message>
    <message>
        <source>没有新增的记录要撤回。</source>
        <translation>There were no new records to remove.</translation>
    </message>
    <message>
        <source>{count} 条原有记录恢复成导入前的内容。</source>
        <translation>{count} existing records are back as they were before the import.</translation>
    </message>
    <message>
        <source>导入后改过、予以保留的有 {count} 条：{names}</source>
        <translation>{count} changed since the import and kept: {names}</translation>
    </message>
    <message>
        <source>第 {batch} 批已撤销</source>
        <translation>Batch {batch} was undone</translation>
    </message>
    <message>
        <source>不导入这张表</source>
        <translation>Do not import this sheet</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>相同</source>
        <translation>Identical</translation>
    </message>
    <message>
        <source>疑似重复</source>
        <translation>Possible duplicate</translation>
    </message>
    <message>
        <source>冲突</source>
        <translation>Conflict</translation>
    </message>
    <message>
        <source>无法导入</source>
        <translation>Not importable</translation>
    </message>
    <message>
        <source>未接通</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>已入住</source>
        <translation>Occupied</translation>
    </message>
    <message>
        <source>空置</source>
        <translation>Vacant</translation>
    </message>
    <message>
        <source>出租</source>
        <translation>Rented</translation>
    </message>
    <message>
        <source>装修中</source>
        <translation>Being renovated</translation>
    </message>
    <message>
        <source>没认出</source>
        <translation>Not recognised</translation>
    </message>
    <message>
        <source>不导入</source>
        <translation>Not imported</translation>
    </message>
    <message>
        <source>大概是 · 请核对</source>
        <translation>Likely · please check</translation>
    </message>
    <message>
        <source>您指定 · {counts}</source>
        <translation>Your choice · {counts}</translation>
    </message>
    <message>
        <source>确定 · {counts}</source>
        <translation>Sure · {counts}</translation>
    </message>
    <message>
        <source>{count} 种写法请确认</source>
        <translation>Spellings to check: {count}</translation>
    </message>
    <message>
        <source>{filled} 格有内容，读懂 {good} 格</source>
        <translation>{filled} cells filled, {good} understood</translation>
    </message>
    <message>
        <source>请看：{odd}</source>
        <translation>Please look: {odd}</translation>
    </message>
    <message>
        <source>空列</source>
        <translation>Empty column</translation>
    </message>
    <message>
        <source>{count} 个号码位数不对</source>
        <translation>Numbers of wrong length: {count}</translation>
    </message>
    <message>
        <source>{bad} 格认不出 · {counts}</source>
        <translation>Cells not recognised: {bad} · {counts}</translation>
    </message>
    <message>
        <source>工作表“{name}”</source>
        <translation>Sheet “{name}”</translation>
    </message>
    <message>
        <source>{count} 张工作表</source>
        <translation>Sheets: {count}</translation>
    </message>
    <message>
        <source>{name} · 不导入</source>
        <translation>{name} · not imported</translation>
    </message>
    <message>
        <source>{name} · {count} 行</source>
        <translation>{name} · {count} rows</translation>
    </message>
    <message>
        <source>{reason}。如果它其实是一张要导入的表，请选择种类，或在下面指出表头。</source>
        <translation>{reason}. If it is a table to be imported after all, choose its kind or point at its header below.</translation>
    </message>
    <message>
        <source>按保存的对应方案“{name}”识别</source>
        <translation>Recognised by the saved mapping “{name}”</translation>
    </message>
    <message>
        <source>第 {row} 行为表头</source>
        <translation>Header in row {row}</translation>
    </message>
    <message>
        <source>从第 {row} 行开始</source>
        <translation>Start at row {row}</translation>
    </message>
    <message>
        <source>到第 {row} 行为止</source>
        <translation>End at row {row}</translation>
    </message>
    <message>
        <source>{what} {count} 行</source>
        <translation>{what} {count}</translation>
    </message>
    <message>
        <source>已跳过{list}</source>
        <translation>Skipped: {list}</translation>
    </message>
    <message>
        <source>这是一张隐藏的工作表</source>
        <translation>This is a hidden sheet</translation>
    </message>
    <message>
        <source>{count} 行</source>
        <translation>Rows: {count}</translation>
    </message>
    <message>
        <source>已取消，没有导入任何内容。</source>
        <translation>Cancelled; nothing was imported.</translation>
    </message>
    <message>
        <source>程序出了意外，没有导入任何内容；可换一个文件，或重新打开程序再试。</source>
        <translation>Something unexpected happened and nothing was imported; try another file, or restart the program and try again.</translation>
    </message>
    <message>
        <source>正在按新的对应重新识别…</source>
        <translation>Reading again by the new choices…</translation>
    </message>
    <message>
        <source>{done} / {total} 行，正在收尾…</source>
        <translation>{done} / {total} rows, finishing…</translation>
    </message>
    <message>
        <source>{done} / {total} 行</source>
        <translation>{done} / {total} rows</translation>
    </message>
    <message>
        <source>{done} / {total} 行，每秒 {rate} 行</source>
        <translation>{done} / {total} rows, {rate} a second</translation>
    </message>
    <message>
        <source>{said}，{left}</source>
        <translation>{said}, {left}</translation>
    </message>
    <message>
        <source>马上就好</source>
        <translation>almost done</translation>
    </message>
    <message>
        <source>大约还要 {count} 秒</source>
        <translation>about {count} s left</translation>
    </message>
    <message>
        <source>大约还要 {count} 分钟</source>
        <translation>about {count} min left</translation>
    </message>
    <message>
        <source>正在读取“{name}”…</source>
        <translation>Reading “{name}”…</translation>
    </message>
    <message>
        <source>第 {row} 行 {column} 列</source>
        <translation>Row {row} column {column}</translation>
    </message>
    <message>
        <source>这一列不导入</source>
        <translation>This column is not imported</translation>
    </message>
    <message>
        <source>作为“{field}”导入</source>
        <translation>Imported as “{field}”</translation>
    </message>
    <message>
        <source>表头以上</source>
        <translation>Above header</translation>
    </message>
    <message>
        <source>表头</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>有错</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>空行</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>签字</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>重复的表头</source>
        <translation>Repeated header</translation>
    </message>
    <message>
        <source>示例</source>
        <translation>Example</translation>
    </message>
    <message>
        <source>未划入</source>
        <translation>Not included</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skipped</translation>
    </message>
    <message>
        <source>表头以上的标题或说明，不导入</source>
        <translation>Title or note above the header, not imported</translation>
    </message>
    <message>
        <source>表头：各列的名称</source>
        <translation>Header: the names of the columns</translation>
    </message>
    <message>
        <source>空行，跳过</source>
        <translation>Blank row, skipped</translation>
    </message>
    <message>
        <source>合计行，不导入</source>
        <translation>Total row, not imported</translation>
    </message>
    <message>
        <source>签字行，不导入</source>
        <translation>Signature row, not imported</translation>
    </message>
    <message>
        <source>说明行，不导入</source>
        <translation>Note row, not imported</translation>
    </message>
    <message>
        <source>与表头相同的行，不导入</source>
        <translation>A row like the header, not imported</translation>
    </message>
    <message>
        <source>模板的示例行，不导入</source>
        <translation>Example row of the template, not imported</translation>
    </message>
    <message>
        <source>在您划定的起止行以外，不导入</source>
        <translation>Outside the rows you chose, not imported</translation>
    </message>
    <message>
        <source>这一行不导入</source>
        <translation>This row is not imported</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>房号 · 投诉人</source>
        <translation>Room · Name</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>当前步骤</source>
        <translation>Current step</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>受理时间</source>
        <translation>Received at</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>责任部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>满意度</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>按剩余时限排序</source>
        <translation>By time left</translation>
    </message>
    <message>
        <source>按受理时间排序，新的在前</source>
        <translation>By time received, newest first</translation>
    </message>
    <message>
        <source>按受理时间排序，旧的在前</source>
        <translation>By time received, oldest first</translation>
    </message>
    <message>
        <source>按级别排序，重大在前</source>
        <translation>By severity, Critical first</translation>
    </message>
    <message>
        <source>按房号排序</source>
        <translation>By room</translation>
    </message>
    <message>
        <source>按类别排序</source>
        <translation>By category</translation>
    </message>
    <message>
        <source>按经办人排序</source>
        <translation>By handler</translation>
    </message>
    <message>
        <source>不分组</source>
        <translation>No groups</translation>
    </message>
    <message>
        <source>按楼栋分组</source>
        <translation>Group by building</translation>
    </message>
    <message>
        <source>按经办人分组</source>
        <translation>Group by handler</translation>
    </message>
    <message>
        <source>按责任部门分组</source>
        <translation>Group by department</translation>
    </message>
    <message>
        <source>按类别分组</source>
        <translation>Group by category</translation>
    </message>
    <message>
        <source>群诉 · {count} 户</source>
        <translation>Incident · Households: {count}</translation>
    </message>
    <message>
        <source>挂起，暂停计时</source>
        <translation>On hold, clock paused</translation>
    </message>
    <message>
        <source>回访 {time}</source>
        <translation>Callback {time}</translation>
    </message>
    <message>
        <source>返单 ×{count}</source>
        <translation>Rework ×{count}</translation>
    </message>
    <message>
        <source>群诉</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>未写楼栋</source>
        <translation>No building</translation>
    </message>
    <message>
        <source>{building} 栋</source>
        <translation>Building {building}</translation>
    </message>
    <message>
        <source>未分类</source>
        <translation>No category</translation>
    </message>
    <message>
        <source>未定责任部门</source>
        <translation>No department</translation>
    </message>
    <message>
        <source>未定经办人</source>
        <translation>No handler</translation>
    </message>
    <message>
        <source>{title} · {count} 条</source>
        <translation>{title} · {count}</translation>
    </message>
    <message>
        <source>期限 {time}（{left}）</source>
        <translation>Due {time} ({left})</translation>
    </message>
    <message>
        <source>已逾期</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>同一住户</source>
        <translation>Same household</translation>
    </message>
    <message>
        <source>所选条件</source>
        <translation>Chosen filters</translation>
    </message>
    <message>
        <source>按“{column}”倒序</source>
        <translation>By “{column}”, descending</translation>
    </message>
    <message>
        <source>按“{column}”排序</source>
        <translation>By “{column}”</translation>
    </message>
    <message>
        <source>没有找到“{text}”</source>
        <translation>“{text}” was not found</translation>
    </message>
    <message>
        <source>可以试试编号、房号、姓名、电话尾号或内容里的词。</source>
        <translation>Try a number, room, name, last digits of a phone or a word from the complaint.</translation>
    </message>
    <message>
        <source>没有待办的投诉</source>
        <translation>No open complaints</translation>
    </message>
    <message>
        <source>所有投诉都已处理完毕。</source>
        <translation>All complaints have been handled.</translation>
    </message>
    <message>
        <source>没有逾期的投诉</source>
        <translation>No overdue complaints</translation>
    </message>
    <message>
        <source>每一条都在时限之内。</source>
        <translation>Every complaint is within its deadline.</translation>
    </message>
    <message>
        <source>今天没有到期的投诉</source>
        <translation>No complaints due today</translation>
    </message>
    <message>
        <source>没有待回访的投诉</source>
        <translation>No complaints to call back</translation>
    </message>
    <message>
        <source>没有返单</source>
        <translation>No rework</translation>
    </message>
    <message>
        <source>没有由您负责的待办投诉</source>
        <translation>No open complaints of yours</translation>
    </message>
    <message>
        <source>这个视图里没有投诉</source>
        <translation>No complaints in this view</translation>
    </message>
    <message>
        <source>搜索：{text} ×</source>
        <translation>Search: {text} ×</translation>
    </message>
    <message>
        <source>按一下结束搜索</source>
        <translation>Press to end the search</translation>
    </message>
    <message>
        <source>已选 {count} 条 · {rest}</source>
        <translation>{count} selected · {rest}</translation>
    </message>
    <message>
        <source>红</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>黄</source>
        <translation>Amber</translation>
    </message>
    <message>
        <source>绿</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>蓝</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>灰</source>
        <translation>Grey</translation>
    </message>
    <message>
        <source>是</source>
        <translation>is</translation>
    </message>
    <message>
        <source>不是</source>
        <translation>is not</translation>
    </message>
    <message>
        <source>没有填</source>
        <translation>is empty</translation>
    </message>
    <message>
        <source>填了</source>
        <translation>is filled in</translation>
    </message>
    <message>
        <source>成立</source>
        <translation>holds</translation>
    </message>
    <message>
        <source>不成立</source>
        <translation>does not hold</translation>
    </message>
    <message>
        <source>至少</source>
        <translation>at least</translation>
    </message>
    <message>
        <source>至多</source>
        <translation>at most</translation>
    </message>
    <message>
        <source>等于</source>
        <translation>equals</translation>
    </message>
    <message>
        <source>在时段</source>
        <translation>within</translation>
    </message>
    <message>
        <source>从…到…</source>
        <translation>from … to …</translation>
    </message>
    <message>
        <source>含有</source>
        <translation>contains</translation>
    </message>
    <message>
        <source>不含</source>
        <translation>does not contain</translation>
    </message>
    <message>
        <source>正在查找和排序…</source>
        <translation>Searching and sorting…</translation>
    </message>
    <message>
        <source>正在给全部投诉排序…</source>
        <translation>Sorting all complaints…</translation>
    </message>
</context>
<context>
    <name>self._card</name>
    <message>
        <source>风险已删除</source>
        <translation>Risk deleted</translation>
    </message>
</context>
<context>
    <name>today</name>
    <message>
        <source>{month}月{day}日 {weekday}</source>
        <translation>{month}-{day} {weekday}</translation>
    </message>
    <message>
        <source>本周新增</source>
        <translation>New this week</translation>
    </message>
    <message>
        <source>本周一以来受理的投诉，不含撤销的</source>
        <translation>Complaints received since Monday, not counting withdrawn ones</translation>
    </message>
    <message>
        <source>本周完成</source>
        <translation>Closed this week</translation>
    </message>
    <message>
        <source>本周一以来关闭的投诉</source>
        <translation>Complaints closed since Monday</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>还没有结束的投诉</source>
        <translation>Complaints not ended yet</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>待办中已超过时限的投诉</source>
        <translation>Open complaints past their deadline</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>本周关闭的投诉中，回答满意或较满意的 / 有回答的</source>
        <translation>Of complaints closed this week: answered satisfied or fairly satisfied / all answered</translation>
    </message>
    <message>
        <source>没有逾期的投诉，今天也没有到期的。</source>
        <translation>No complaints are overdue, and none are due today.</translation>
    </message>
    <message>
        <source>已逾期 {count}</source>
        <translation>Overdue {count}</translation>
    </message>
    <message>
        <source>一切按时</source>
        <translation>All on time</translation>
    </message>
    <message>
        <source>今天还要到期 {count}</source>
        <translation>Still due today {count}</translation>
    </message>
    <message>
        <source>交接班 {count}</source>
        <translation>Hand-over {count}</translation>
    </message>
    <message>
        <source>交接班</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>{time} 下班以来没有新的投诉和沟通。</source>
        <translation>No new complaints or contacts since work ended at {time}.</translation>
    </message>
    <message>
        <source>回访与跟进 {count}</source>
        <translation>Callbacks and follow-ups {count}</translation>
    </message>
    <message>
        <source>回访与跟进</source>
        <translation>Callbacks and follow-ups</translation>
    </message>
    <message>
        <source>打开日历</source>
        <translation>Open calendar</translation>
    </message>
    <message>
        <source>今天没有要做的回访。</source>
        <translation>No callbacks to make today.</translation>
    </message>
    <message>
        <source>承诺到期 {count}</source>
        <translation>Promises due {count}</translation>
    </message>
    <message>
        <source>等待对方 {count}</source>
        <translation>Waiting for others {count}</translation>
    </message>
    <message>
        <source>查看全部 {count} 件</source>
        <translation>View all ({count})</translation>
    </message>
    <message>
        <source>应恢复 {day}</source>
        <translation>Resume due {day}</translation>
    </message>
    <message>
        <source>{day} 恢复</source>
        <translation>Resumes {day}</translation>
    </message>
    <message>
        <source>未接通 {count} 次</source>
        <translation>Not reached {count}×</translation>
    </message>
    <message>
        <source>未接通</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>新投诉</source>
        <translation>New complaint</translation>
    </message>
    <message>
        <source>沟通</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>查看全部 {count} 项</source>
        <translation>View all ({count})</translation>
    </message>
    <message>
        <source>改进措施 {count}</source>
        <translation>Improvements {count}</translation>
    </message>
    <message>
        <source>该验证效果了</source>
        <translation>Verification due</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>今日 {clock}</source>
        <translation>Today {clock}</translation>
    </message>
    <message>
        <source>昨日 {clock}</source>
        <translation>Yesterday {clock}</translation>
    </message>
    <message>
        <source>明日 {clock}</source>
        <translation>Tomorrow {clock}</translation>
    </message>
</context>
</TS>
