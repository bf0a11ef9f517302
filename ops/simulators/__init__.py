"""Stand-ins for the outside parties: processes of their own, with data files of their own, spoken to over the wire."""
