"""What the portal shows, as data: menu, list pages, their actions. No page of a list needs TypeScript."""
