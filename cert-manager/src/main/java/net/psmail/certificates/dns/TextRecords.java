package net.psmail.certificates.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/**
 * TXT records put into a zone and taken out of it. A name that is an alias stands for where it
 * leads, so that a zone for these records alone may be the only one that we can change.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2136">RFC 2136</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8945">RFC 8945</a>
 */
public final class TextRecords {

  private static final long TTL_SECONDS = 60;
  private static final int LONGEST_ALIAS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DnsServer server;

  public TextRecords(DnsServer server) {
    this.server = server;
  }

  /** Adds a record beside those of the same name; nothing happens if it is there. */
  public void put(String name, String value) throws IOException {
    Name target = target(name);
    Update update = new Update(zone(target));
    update.add(new TXTRecord(target, DClass.IN, TTL_SECONDS, value));
    send(update, target);
  }

  /** Removes this record, and no other of its name. */
  public void remove(String name, String value) throws IOException {
    Name target = target(name);
    Update update = new Update(zone(target));
    update.delete(new TXTRecord(target, DClass.IN, TTL_SECONDS, value));
    send(update, target);
  }

  /** Whether every authoritative server shows the record; one that does not answer shows it not. */
  public boolean isVisible(String name, String value) throws IOException {
    Name target = target(name);
    List<InetSocketAddress> all = authorities(zone(target));
    for (InetSocketAddress authority : all) {
      if (!shows(authority, target, value)) {
        return false;
      }
    }
    return !all.isEmpty();
  }

  private boolean shows(InetSocketAddress authority, Name name, String value) {
    try {
      return answers(authority, name, Type.TXT).stream()
          .anyMatch(
              record -> record instanceof TXTRecord text && text.getStrings().contains(value));
    } catch (IOException silent) {
      return false;
    }
  }

  private List<InetSocketAddress> authorities(Name zone) throws IOException {
    List<InetSocketAddress> authorities = new ArrayList<>();
    for (Record record : answers(server.resolver(), zone, Type.NS)) {
      if (record instanceof NSRecord authority) {
        for (Record address : answers(server.resolver(), authority.getTarget(), Type.A)) {
          if (address instanceof ARecord four) {
            authorities.add(new InetSocketAddress(four.getAddress(), server.port()));
          }
        }
        for (Record address : answers(server.resolver(), authority.getTarget(), Type.AAAA)) {
          if (address instanceof AAAARecord six) {
            authorities.add(new InetSocketAddress(six.getAddress(), server.port()));
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
    return answers(server.resolver(), name, Type.CNAME).stream()
        .filter(record -> record instanceof CNAMERecord && record.getName().equals(name))
        .map(record -> ((CNAMERecord) record).getTarget())
        .findFirst()
        .orElse(name);
  }

  /** The zone that a name lies in, as the start of authority says that comes with any answer. */
  private Name zone(Name name) throws IOException {
    Message answer = asked(server.primary(), name, Type.SOA);
    for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
      for (Record record : answer.getSection(section)) {
        if (record.getType() == Type.SOA) {
          return record.getName();
        }
      }
    }
    throw new ChangeRefused(server.primary() + " does not know the zone of " + name);
  }

  private static List<Record> answers(InetSocketAddress who, Name name, int type)
      throws IOException {
    return asked(who, name, type).getSection(Section.ANSWER);
  }

  private static Message asked(InetSocketAddress who, Name name, int type) throws IOException {
    return resolver(who).send(Message.newQuery(Record.newRecord(name, type, DClass.IN)));
  }

  private void send(Update update, Name name) throws IOException {
    SimpleResolver primary = resolver(server.primary());
    primary.setTCP(true);
    primary.setTSIGKey(
        new TSIG(
            TSIG.algorithmToName(server.algorithm()),
            Name.fromString(server.keyName(), Name.root),
            server.secret()));
    int code = primary.send(update).getRcode();
    if (code == Rcode.SERVFAIL) {
      throw new IOException(server.primary() + " has a fault (SERVFAIL)");
    }
    if (code != Rcode.NOERROR) {
      throw new ChangeRefused(
          server.primary() + " refuses to change " + name + ": " + Rcode.string(code) + ".");
    }
  }

  private static SimpleResolver resolver(InetSocketAddress address) {
    SimpleResolver resolver = new SimpleResolver(address);
    resolver.setTimeout(PATIENCE);
    return resolver;
  }
}
