package net.psmail.certificates.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Questions to a server, each of which has an answer within five seconds or none. */
final class Lookup {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Lookup() {}

  static List<Record> answers(InetSocketAddress who, Name name, int type) throws IOException {
    return asked(who, name, type).getSection(Section.ANSWER);
  }

  /** The zone that a name lies in, as the start of authority says that comes with any answer. */
  static Name zone(InetSocketAddress who, Name name) throws IOException {
    Message answer = asked(who, name, Type.SOA);
    for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
      for (Record record : answer.getSection(section)) {
        if (record.getType() == Type.SOA) {
          return record.getName();
        }
      }
    }
    throw new ChangeRefused(who + " does not know the zone of " + name);
  }

  static SimpleResolver resolver(InetSocketAddress address) {
    SimpleResolver resolver = new SimpleResolver(address);
    resolver.setTimeout(PATIENCE);
    return resolver;
  }

  private static Message asked(InetSocketAddress who, Name name, int type) throws IOException {
    return resolver(who).send(Message.newQuery(Record.newRecord(name, type, DClass.IN)));
  }
}
