"""Taking down a complaint: the form, the household's card, the drafts."""

from desktop_app.ui.intake.page import make_intake_page as make_intake_page
