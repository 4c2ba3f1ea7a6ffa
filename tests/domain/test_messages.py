"""Messages: values in their places, nested ones in the same language."""

from __future__ import annotations

from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.messages import Message, Text, say

ENGLISH = {"第 {row} 行：{reason}": "Row {row}: {reason}", "不是日期": "not a date"}


def english(text: str) -> str:
    return ENGLISH.get(text, text)


def test_a_message_fills_its_places() -> None:
    assert str(say("第 {row} 行", row=7)) == "第 7 行"


def test_nested_messages_and_texts_come_in_the_same_language() -> None:
    message = say("第 {row} 行：{reason}", row=Text("三", "three"), reason=say("不是日期"))
    assert message.render() == "第 三 行：不是日期"
    assert message.render(english, "en") == "Row three: not a date"


def test_a_text_falls_back_to_chinese() -> None:
    assert Text("投诉", "Complaint").in_language("en_US") == "Complaint"
    assert Text("投诉", "").in_language("en") == "投诉"
    assert Text("投诉", "Complaint").in_language("zh_CN") == "投诉"


def test_braces_in_values_and_in_plain_sentences_stay() -> None:
    assert str(say("内容 {text}", text="{x} {0} {")) == "内容 {x} {0} {"
    assert str(Message("没有 {名字} 的句子")) == "没有 {名字} 的句子"


def test_errors_carry_code_sentence_and_status() -> None:
    known = KnownError("disk_full", "磁盘已满")
    assert (known.code, str(known), known.exit_code) == ("disk_full", "磁盘已满", 2)
    refused = RefusedError("step_incomplete", say("还差 {n} 项", n=1), (say("填写结果"),))
    assert refused.exit_code == 1
    assert [str(one) for one in refused.missing] == ["填写结果"]
