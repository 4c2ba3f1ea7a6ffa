"""The household's card at the right: people, open cases, history, what to look out for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.case import ENDED, Resident, Status
from desktop_app.services.households import HouseholdCard
from desktop_app.services.lists import Lists
from desktop_app.storage_types import PastCase
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.words import (
    kind_text,
    near_time,
    satisfaction_text,
    shown_name,
    shown_phone,
    status_text,
)
