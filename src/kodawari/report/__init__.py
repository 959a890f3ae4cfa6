"""What people read: pages, charts and tables, for any machine."""
