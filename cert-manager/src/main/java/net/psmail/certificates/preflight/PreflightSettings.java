package net.psmail.certificates.preflight;

import java.net.InetSocketAddress;

/**
 * How the world is looked at from here.
 *
 * @param resolver answers questions for the whole of the DNS
 * @param httpPort where authorities ask, which is 80 in the world outside
 * @param asksItself whether our own answers are fetched as an authority would; not possible behind
 *     a router that does not let us reach our own public address
 */
public record PreflightSettings(InetSocketAddress resolver, int httpPort, boolean asksItself) {}
