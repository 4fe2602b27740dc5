package net.psmail.status.probe;

/**
 * One port to look at.
 *
 * @param key what the operator calls it, unique in one installation
 * @param host where to connect
 * @param serverName the name that clients use, and that the certificate must have
 */
public record Target(String key, Protocol protocol, String host, int port, String serverName) {}
