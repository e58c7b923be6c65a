"""What can be measured, in Prometheus's terms: nobody else knows its client."""
