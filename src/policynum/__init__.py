"""policynum."""
