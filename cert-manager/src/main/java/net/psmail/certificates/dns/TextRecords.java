package net.psmail.certificates.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/**
 * TXT records put into a zone and taken out of it. A name that is an alias stands for where it
 * leads, so that a zone for these records alone may be the only one that we can change.
 */
public final class TextRecords {

  private static final long TTL_SECONDS = 60;

  private final Authorities authorities;
  private final Updates updates;

  public TextRecords(DnsServer server) {
    this.authorities = new Authorities(server.resolver(), server.port());
    this.updates = new Updates(server);
  }

  /** Adds a record beside those of the same name; nothing happens if it is there. */
  public void put(String name, String value) throws IOException {
    Name target = authorities.target(name);
    Update update = new Update(updates.zone(target));
    update.add(new TXTRecord(target, DClass.IN, TTL_SECONDS, value));
    updates.send(update, target);
  }

  /** Removes this record, and no other of its name. */
  public void remove(String name, String value) throws IOException {
    Name target = authorities.target(name);
    Update update = new Update(updates.zone(target));
    update.delete(new TXTRecord(target, DClass.IN, TTL_SECONDS, value));
    updates.send(update, target);
  }

  /** Whether every authoritative server shows the record; one that does not answer shows it not. */
  public boolean isVisible(String name, String value) throws IOException {
    Name target = authorities.target(name);
    List<InetSocketAddress> all =
        authorities.of(updates.zone(target)).values().stream().flatMap(Collection::stream).toList();
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
