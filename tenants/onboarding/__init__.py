"""Bringing a county onto the platform: `tenants.onboarding.provision`."""
