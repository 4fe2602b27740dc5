package net.psmail.certificates.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * Where a name leads and which servers speak for it.
 *
 * @param resolver answers questions for the whole of the DNS
 * @param port of the authoritative servers, which is 53 in the world outside
 */
record Authorities(InetSocketAddress resolver, int port) {

  private static final int LONGEST_ALIAS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The name itself, or where it leads when it is an alias. */
  Name target(String text) throws IOException {
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

  /** The zone that a name lies in, as the start of authority says that comes with any answer. */
  static Name zone(InetSocketAddress who, Name name) throws IOException {
    Message answer = asked(client(who), name, Type.SOA);
    for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
      for (Record record : answer.getSection(section)) {
        if (record.getType() == Type.SOA) {
          return record.getName();
        }
      }
    }
    throw new ChangeRefused(who + " does not know the zone of " + name);
  }

  /** The authoritative servers of a zone, each with all its addresses. */
  Map<Name, List<InetSocketAddress>> of(Name zone) throws IOException {
    Map<Name, List<InetSocketAddress>> servers = new LinkedHashMap<>();
    for (Record record : answers(zone, Type.NS)) {
      if (record instanceof NSRecord server) {
        servers.put(server.getTarget(), addresses(server.getTarget()));
      }
    }
    return servers;
  }

  static SimpleResolver client(InetSocketAddress address) {
    SimpleResolver client = new SimpleResolver(address);
    client.setTimeout(PATIENCE);
    return client;
  }

  static Message asked(SimpleResolver who, Name name, int type) throws IOException {
    return who.send(Message.newQuery(Record.newRecord(name, type, DClass.IN)));
  }

  private List<InetSocketAddress> addresses(Name server) throws IOException {
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (Record address : answers(server, Type.A)) {
      if (address instanceof ARecord four) {
        addresses.add(new InetSocketAddress(four.getAddress(), port));
      }
    }
    for (Record address : answers(server, Type.AAAA)) {
      if (address instanceof AAAARecord six) {
        addresses.add(new InetSocketAddress(six.getAddress(), port));
      }
    }
    return addresses;
  }

  private Name alias(Name name) throws IOException {
    return answers(name, Type.CNAME).stream()
        .filter(record -> record instanceof CNAMERecord && record.getName().equals(name))
        .map(record -> ((CNAMERecord) record).getTarget())
        .findFirst()
        .orElse(name);
  }

  private List<Record> answers(Name name, int type) throws IOException {
    return asked(client(resolver), name, type).getSection(Section.ANSWER);
  }
}
