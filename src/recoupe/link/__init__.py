"""Groups in, records out; each file states its keys and inputs."""
