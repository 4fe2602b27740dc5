package net.psmail.provisioning.dns;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.xbill.DNS.Address;

/** Addresses that begin with the same bits. */
record Network(InetAddress address, int length) {

  Network {
    if (length < 0 || length > bits(address)) {
      throw new IllegalArgumentException("/" + length);
    }
  }

  /** As in {@code 192.0.2.0/24}; without a length it is the one address. */
  static Network parse(String text) {
    String[] parts = text.split("/", 2);
    try {
      InetAddress address = Address.getByAddress(parts[0]);
      return around(address, parts.length > 1 ? parts[1] : "");
    } catch (UnknownHostException none) {
      throw new IllegalArgumentException(text, none);
    }
  }

  static Network around(InetAddress address, String length) {
    return new Network(address, length.isEmpty() ? bits(address) : Integer.parseInt(length));
  }

  boolean contains(InetAddress other) {
    int rest = bits(address) - length;
    return bits(other) == bits(address)
        && number(other).shiftRight(rest).equals(number(address).shiftRight(rest));
  }

  private static int bits(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }
}
