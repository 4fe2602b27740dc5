package net.psmail.certificates.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.psmail.certificates.Tlsa;
import net.psmail.certificates.dns.TlsaSight.Answer;
import net.psmail.certificates.dns.TlsaSight.Shown;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/**
 * TLSA records: what the authoritative servers show of them, and changes where a primary server
 * takes them. A name that is an alias stands for where it leads.
 */
public final class TlsaRecords {

  /** The time to live of the records that we put into a zone. */
  public static final Duration TTL = Duration.ofHours(1);

  /** What nobody may remember was there all the same. */
  private static final long SHORTEST_SECONDS = 1;

  private static final int LARGEST_DATAGRAM = 1232;
  private static final Set<Integer> ANSWERED = Set.of(Rcode.NOERROR, Rcode.NXDOMAIN);

  private final Authorities authorities;
  private final Optional<Updates> updates;

  /**
   * @param resolver answers questions for the whole of the DNS
   * @param port of the authoritative servers, which is 53 in the world outside
   * @param primary takes changes, if there is one
   */
  public TlsaRecords(InetSocketAddress resolver, int port, Optional<DnsServer> primary) {
    this.authorities = new Authorities(resolver, port);
    this.updates = primary.map(Updates::new);
  }

  /** Whether there is a primary server that may take changes. */
  public boolean takesChanges() {
    return updates.isPresent();
  }

  /**
   * Asks every authoritative server. One that cannot be reached at one of its addresses, as over
   * IPv6 from a machine that has none, is known by the others.
   *
   * @throws IOException when nobody says which servers those are
   */
  public TlsaSight look(String owner) throws IOException {
    Name target = authorities.target(owner);
    List<Answer> answers = new ArrayList<>();
    for (Map.Entry<Name, List<InetSocketAddress>> server :
        authorities.of(Authorities.zone(authorities.resolver(), target)).entrySet()) {
      String name = server.getKey().toString(true);
      List<Answer> heard =
          server.getValue().stream()
              .map(address -> shown(address, target))
              .filter(Optional::isPresent)
              .map(shown -> new Answer(name, shown))
              .toList();
      answers.addAll(heard.isEmpty() ? List.of(new Answer(name, Optional.empty())) : heard);
    }
    return new TlsaSight(answers);
  }

  /**
   * Adds records beside those of the same name, and removes others, all at once.
   *
   * @throws ChangeRefused when this zone does not take changes from us
   */
  public void change(String owner, Collection<Tlsa> added, Collection<Tlsa> removed)
      throws IOException {
    Updates open = updates.orElseThrow(() -> new ChangeRefused("No server takes changes."));
    Name target = authorities.target(owner);
    Update update = new Update(open.zone(target));
    removed.forEach(record -> update.delete(record(target, record)));
    added.forEach(record -> update.add(record(target, record)));
    open.send(update, target);
  }

  private static Optional<Shown> shown(InetSocketAddress server, Name name) {
    SimpleResolver client = Authorities.client(server);
    client.setEDNS(0, LARGEST_DATAGRAM, ExtendedFlags.DO, List.of());
    try {
      Message answer = Authorities.asked(client, name, Type.TLSA);
      return ANSWERED.contains(answer.getRcode()) && answer.getHeader().getFlag(Flags.AA)
          ? Optional.of(shown(answer, name))
          : Optional.empty();
    } catch (IOException silent) {
      return Optional.empty();
    }
  }

  private static Shown shown(Message answer, Name name) {
    Set<Tlsa> records = new HashSet<>();
    long ttl = 0;
    boolean signed = false;
    for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
      for (Record record : answer.getSection(section)) {
        signed |= record.getType() == Type.RRSIG;
        if (record instanceof TLSARecord tlsa && record.getName().equals(name)) {
          records.add(tlsa(tlsa));
          ttl = Math.max(ttl, Math.max(SHORTEST_SECONDS, record.getTTL()));
        }
      }
    }
    return new Shown(records, Duration.ofSeconds(ttl), signed);
  }

  private static Tlsa tlsa(TLSARecord record) {
    return new Tlsa(
        record.getCertificateUsage(),
        record.getSelector(),
        record.getMatchingType(),
        HexFormat.of().formatHex(record.getCertificateAssociationData()));
  }

  private static TLSARecord record(Name owner, Tlsa tlsa) {
    return new TLSARecord(
        owner,
        DClass.IN,
        TTL.toSeconds(),
        tlsa.usage(),
        tlsa.selector(),
        tlsa.matching(),
        HexFormat.of().parseHex(tlsa.data()));
  }
}
