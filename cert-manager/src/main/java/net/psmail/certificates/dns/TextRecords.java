package net.psmail.certificates.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * TXT records put into a zone and taken out of it. A name that is an alias stands for where it
 * leads, so that a zone for these records alone may be the only one that we can change.
 */
public final class TextRecords {

  private static final Duration FOR_A_COMMAND = Duration.ofMinutes(2);

  private final ZoneChanges changes;
  private final InetSocketAddress knowsZones;
  private final Authorities authorities;

  /** By signed updates. */
  public TextRecords(DnsServer server) {
    this(
        new SignedUpdates(new Updates(server)),
        server.primary(),
        new Authorities(server.resolver(), server.port()));
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
    return new TextRecords(
        new ChangeCommand(words, patience), resolver, new Authorities(resolver, port));
  }

  private TextRecords(ZoneChanges changes, InetSocketAddress knowsZones, Authorities authorities) {
    this.changes = changes;
    this.knowsZones = knowsZones;
    this.authorities = authorities;
  }

  /** Adds a record beside those of the same name; nothing happens if it is there. */
  public void put(String name, String value) throws IOException {
    changes.add(authorities.target(name), value);
  }

  /** Removes this record, and no other of its name. */
  public void remove(String name, String value) throws IOException {
    changes.remove(authorities.target(name), value);
  }

  /** Whether every authoritative server shows the record; one that does not answer shows it not. */
  public boolean isVisible(String name, String value) throws IOException {
    Name target = authorities.target(name);
    List<InetSocketAddress> all =
        authorities.of(Authorities.zone(knowsZones, target)).values().stream()
            .flatMap(Collection::stream)
            .toList();
    for (InetSocketAddress authority : all) {
      if (!shows(authority, target, value)) {
        return false;
      }
    }
    return !all.isEmpty();
  }

  private static boolean shows(InetSocketAddress authority, Name name, String value) {
    try {
      return Authorities.asked(Authorities.client(authority), name, Type.TXT)
          .getSection(Section.ANSWER)
          .stream()
          .anyMatch(
              record -> record instanceof TXTRecord text && text.getStrings().contains(value));
    } catch (IOException silent) {
      return false;
    }
  }
}
