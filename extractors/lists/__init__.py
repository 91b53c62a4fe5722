"""Lists of parties as rows: what each entry says, and what differs between two publications."""
