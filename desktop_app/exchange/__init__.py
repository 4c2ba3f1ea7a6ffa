"""Files in and out: workbooks, CSV and calendars read and written; knows no database."""
