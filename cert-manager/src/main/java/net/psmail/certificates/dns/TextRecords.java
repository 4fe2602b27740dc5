package net.psmail.certificates.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * TXT records put into a zone and taken out of it. A name that is an alias stands for where it
 * leads, so that a zone for these records alone may be the only one that we can change.
 */
public final class TextRecords {

  private static final int LONGEST_ALIAS = 8;
  private static final Duration FOR_A_COMMAND = Duration.ofMinutes(2);

  private final ZoneChanges changes;
  private final InetSocketAddress knowsZones;
  private final InetSocketAddress resolver;
  private final int port;

  /** By signed updates. */
  public TextRecords(DnsServer server) {
    this(new SignedUpdates(server), server.primary(), server.resolver(), server.port());
  }

  /**
   * By a program, which has two minutes for each change.
   *
   * @param words the program and its first arguments
   * @param resolver answers questions for the whole of the DNS
   * @param port of the authoritative servers, which is 53 in the world outside
   */
  public static TextRecords byCommand(List<String> words, InetSocketAddress resolver, int port) {
    return byCommand(words, FOR_A_COMMAND, resolver, port);
  }

  static TextRecords byCommand(
      List<String> words, Duration patience, InetSocketAddress resolver, int port) {
    return new TextRecords(new ChangeCommand(words, patience), resolver, resolver, port);
  }

  private TextRecords(
      ZoneChanges changes, InetSocketAddress knowsZones, InetSocketAddress resolver, int port) {
    this.changes = changes;
    this.knowsZones = knowsZones;
    this.resolver = resolver;
    this.port = port;
  }

  /** Adds a record beside those of the same name; nothing happens if it is there. */
  public void put(String name, String value) throws IOException {
    changes.add(target(name), value);
  }

  /** Removes this record, and no other of its name. */
  public void remove(String name, String value) throws IOException {
    changes.remove(target(name), value);
  }

  /** Whether every authoritative server shows the record; one that does not answer shows it not. */
  public boolean isVisible(String name, String value) throws IOException {
    Name target = target(name);
    List<InetSocketAddress> all = authorities(Lookup.zone(knowsZones, target));
    for (InetSocketAddress authority : all) {
      if (!shows(authority, target, value)) {
        return false;
      }
    }
    return !all.isEmpty();
  }

  private boolean shows(InetSocketAddress authority, Name name, String value) {
    try {
      return Lookup.answers(authority, name, Type.TXT).stream()
          .anyMatch(
              record -> record instanceof TXTRecord text && text.getStrings().contains(value));
    } catch (IOException silent) {
      return false;
    }
  }

  private List<InetSocketAddress> authorities(Name zone) throws IOException {
    List<InetSocketAddress> authorities = new ArrayList<>();
    for (Record record : Lookup.answers(resolver, zone, Type.NS)) {
      if (record instanceof NSRecord authority) {
        for (Record address : Lookup.answers(resolver, authority.getTarget(), Type.A)) {
          if (address instanceof ARecord four) {
            authorities.add(new InetSocketAddress(four.getAddress(), port));
          }
        }
        for (Record address : Lookup.answers(resolver, authority.getTarget(), Type.AAAA)) {
          if (address instanceof AAAARecord six) {
            authorities.add(new InetSocketAddress(six.getAddress(), port));
          }
        }
      }
    }
    return authorities;
  }

  private Name target(String text) throws IOException {
    Name name = Name.fromString(text, Name.root);
    for (int i = 0; i < LONGEST_ALIAS; i++) {
      Name next = alias(name);
      if (next.equals(name)) {
        return name;
      }
      name = next;
    }
    throw new IOException(text + " is an alias of an alias without end.");
  }

  private Name alias(Name name) throws IOException {
    return Lookup.answers(resolver, name, Type.CNAME).stream()
        .filter(record -> record instanceof CNAMERecord && record.getName().equals(name))
        .map(record -> ((CNAMERecord) record).getTarget())
        .findFirst()
        .orElse(name);
  }
}
