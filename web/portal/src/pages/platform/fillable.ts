import type { Schemas } from '@/api/client'

/** Only what one of the own posts may fill; the server refuses the rest anyway. */
export function fillable(
  roles: Schemas['RoleRow'][],
  own: readonly { role: string }[],
): Schemas['RoleRow'][] {
  const held = new Set(own.map((post) => post.role))
  const may = new Set(roles.filter((role) => held.has(role.role)).flatMap((role) => role.fills))
  return roles.filter((role) => may.has(role.role))
}
