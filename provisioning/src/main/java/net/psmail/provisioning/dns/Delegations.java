package net.psmail.provisioning.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Which servers hold the zone of a name; a resolver is asked for that and for nothing else. */
final class Delegations {

  /** More would make a check slow and hardly better. */
  private static final int MOST_SERVERS = 4;

  private final Map<Name, List<NameServer>> known = new ConcurrentHashMap<>();
  private final List<NameServer> resolvers;
  private final int port;

  Delegations(DnsSettings settings) {
    List<InetSocketAddress> told =
        settings.resolvers().isEmpty()
            ? ResolverConfig.getCurrentConfig().servers()
            : settings.resolvers();
    resolvers = told.stream().map(NameServer::new).toList();
    port = settings.port();
  }

  /** The servers of the zone that a name is in; none when nobody knows any. */
  List<NameServer> of(Name name) {
    for (Name zone = name; zone.labels() > 1; zone = new Name(zone, 1)) {
      List<NameServer> servers = ofZone(zone);
      if (!servers.isEmpty()) {
        return servers;
      }
    }
    return List.of();
  }

  /** Two threads may ask the same at the same time, and get the same. */
  private List<NameServer> ofZone(Name zone) {
    List<NameServer> found = known.get(zone);
    if (found == null) {
      found =
          records(zone, Type.NS)
              .filter(record -> record.getName().equals(zone))
              .filter(NSRecord.class::isInstance)
              .map(record -> ((NSRecord) record).getTarget())
              .flatMap(this::addresses)
              .distinct()
              .limit(MOST_SERVERS)
              .map(address -> new NameServer(new InetSocketAddress(address, port)))
              .toList();
      known.put(zone, found);
    }
    return found;
  }

  private Stream<InetAddress> addresses(Name host) {
    return Stream.concat(
        records(host, Type.A)
            .filter(ARecord.class::isInstance)
            .map(record -> ((ARecord) record).getAddress()),
        records(host, Type.AAAA)
            .filter(AAAARecord.class::isInstance)
            .map(record -> ((AAAARecord) record).getAddress()));
  }

  private Stream<Record> records(Name name, int type) {
    return resolvers.stream()
        .map(resolver -> resolver.ask(name, type, true))
        .flatMap(Optional::stream)
        .map((Message answer) -> answer.getSection(Section.ANSWER))
        .findFirst()
        .stream()
        .flatMap(List::stream);
  }
}
