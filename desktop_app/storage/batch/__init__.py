"""Import batches in the database: what each brought, and taking it back."""
