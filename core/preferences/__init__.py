"""页面偏好: how an official likes the pages to look."""

from core.preferences.choices import Choices, PagePreference
from core.preferences.list_preferences import list_preferences
from core.preferences.save_preference import save_preference

__all__ = ["Choices", "PagePreference", "list_preferences", "save_preference"]
