"""The local database: schema, repositories, queries; the only room that knows SQL."""
