"""Taking down a complaint: the form, the household's card, the drafts."""
