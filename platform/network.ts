/** From where somebody comes, shortened so that it names a network and no longer a person: /24 of IPv4, /48 of IPv6. What is longest known to suffice for seeing a foreign sign-in. */
import { addressOfCaller } from './http/door.ts'
import type { Door } from './http/index.ts'

export const networkAt = (door: Door, proxies: number): string => networkOf(addressOfCaller(door, proxies))

export function networkOf(address: string): string {
  const four = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(address)
  if (four !== null) return `${four[1] ?? ''}.0`
  if (!address.includes(':')) return ''
  const [head = ''] = address.split('::', 1)
  const parts = head.split(':').filter((part) => part !== '')
  return address.includes('::') && parts.length < 3 ? `${[...parts, '0', '0', '0'].slice(0, 3).join(':')}::` : `${parts.slice(0, 3).join(':')}::`
}
