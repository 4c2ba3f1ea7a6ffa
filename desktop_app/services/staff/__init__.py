"""Who works in the office: signing in, what each may do, and what each did."""
