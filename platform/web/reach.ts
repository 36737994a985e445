/**
 * Which machines a server may speak to when a person names an address: the public internet, and nothing beside or within the server's own network.
 * **Shapes**: a host name to its addresses; an address and a port to yes or no. Tests hand in a reach of their own; nobody else does.
 * IPv4 is a list of what is not public. IPv6 is the other way round: only global unicast (2000::/3), less what is special in it; so mapped and compatible IPv4,
 * NAT64, unique local, link-local, site-local and multicast are out without being named.
 * **Source**: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its successors); RFC 9637 (3fff::/20).
 */
import { Resolver } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { networkInterfaces } from 'node:os'

export type Reach = {
  /** Every address of a name; none where the name does not exist. Throws where nobody can tell. */
  readonly resolve: (host: string, signal: AbortSignal) => Promise<readonly string[]>
  readonly allowsPort: (port: number) => boolean
  readonly allows: (address: string, port: number) => boolean
}

const CLOSED_4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', // private
  '100.64.0.0/10', // carrier-grade NAT
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local, and where clouds keep their metadata
  '168.63.129.16/32', // Azure's own services, at a public address
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', // documentation
  '192.31.196.0/24', '192.52.193.0/24', '192.175.48.0/24', // AS112 and multicast tunnels
  '192.88.99.0/24', // 6to4 relays
  '198.18.0.0/15', // benchmarking
  '224.0.0.0/4', '240.0.0.0/4', // multicast, reserved, broadcast
]
const CLOSED_6 = [
  '2001::/23', // protocol assignments: Teredo, ORCHID, benchmarking …
  '2001:db8::/32', '3fff::/20', // documentation
  '2002::/16', // 6to4: carries an IPv4 address
  '2620:4f:8000::/48', // AS112
]

const closed = blockList([...CLOSED_4, ...CLOSED_6])
const globalUnicast = blockList(['2000::/3'])

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [network = '', prefix = ''] = range.split('/')
    list.addSubnet(network, Number(prefix), network.includes(':') ? 'ipv6' : 'ipv4')
  }
  return list
}

/** Does this address stand for one machine on the public internet? A name is none. */
export function isPublic(address: string): boolean {
  switch (address.includes('%') ? 0 : isIP(address)) {
    case 4:
      return !closed.check(address, 'ipv4')
    case 6:
      return globalUnicast.check(address, 'ipv6') && !closed.check(address, 'ipv6')
    default:
      return false
  }
}

/** Seen from within, the server's own public address may show more than the world sees. */
const isOwn = (address: string): boolean => Object.values(networkInterfaces()).some((entries) => entries?.some((entry) => entry.address === address))

/** What a server may read: ports 80 and 443 of public machines, found by DNS alone (neither /etc/hosts nor search domains). */
export const publicReach: Reach = {
  resolve: resolveByDns,
  allowsPort: (port) => port === 80 || port === 443,
  allows: (address, port) => publicReach.allowsPort(port) && isPublic(address) && !isOwn(address),
}

/** Asked without getaddrinfo: that would hold one of four threads as long as a name server keeps silent. */
async function resolveByDns(host: string, signal: AbortSignal): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 })
  const cancel = (): void => resolver.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    const failure = answers.find((answer) => answer.status === 'rejected' && !isAbsence(answer.reason))
    if (addresses.length === 0 && failure?.status === 'rejected') throw failure.reason
    return addresses
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

const isAbsence = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'ENODATA')
