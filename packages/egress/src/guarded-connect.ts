import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { isInNetworks, isPublicAddress } from "./judge-address.ts";
import type { Network } from "./networks.ts";
import type { Resolve } from "./resolve.ts";
import { isUsualPort } from "./usual-port.ts";

/** The address that a call would have gone to is not one that calls may reach. */
export class AddressForbiddenError extends Error {
  override readonly name = "AddressForbiddenError";
}

export interface GuardedConnectOptions {
  readonly networks: readonly Network[];
  readonly connectTimeoutMs: number;
  readonly resolve: Resolve;
}

/**
 * Opens connections only to addresses that calls may reach: those in the networks, and over https
 * on a usual port those that are public. The judge sits between the resolver and the socket, so a
 * name can not lead to one address when it is judged and to another when it is called.
 */
export function guardedConnect(options: GuardedConnectOptions): buildConnector.connector {
  const { networks, connectTimeoutMs, resolve } = options;
  const build = (mayReach: (address: string) => boolean): buildConnector.connector => {
    const connect = buildConnector({
      allowH2: false,
      timeout: connectTimeoutMs,
      lookup: guardedLookup(resolve, mayReach),
    });
    return (target, callback) => {
      // A literal address never passes through a lookup.
      if (isIP(target.hostname) !== 0 && !mayReach(target.hostname)) {
        return callback(new AddressForbiddenError(), null);
      }
      return connect(target, callback);
    };
  };
  const inNetworks = build((address) => isInNetworks(address, networks));
  const anywhere = build((address) => isPublicAddress(address) || isInNetworks(address, networks));
  return (target, callback) => {
    const mayBePublic = target.protocol === "https:" && isUsualPort(target.port);
    return (mayBePublic ? anywhere : inNetworks)(target, callback);
  };
}

function guardedLookup(resolve: Resolve, mayReach: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      if (error !== null) return callback(error, []);
      const reachable = addresses.filter(({ address }) => mayReach(address));
      const [first] = reachable;
      if (first === undefined) return callback(new AddressForbiddenError(), []);
      if (options.all === true) return callback(null, reachable);
      return callback(null, first.address, first.family);
    });
  };
}
