"""The one client: requests to services, limits, retries, and an archive of what was answered."""
