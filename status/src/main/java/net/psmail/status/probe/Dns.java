package net.psmail.status.probe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/** Questions to a name server: that of the probe, of the settings or of the system. */
final class Dns {

  private final Visit visit;
  private final Resolver resolver;

  Dns(Visit visit) throws IOException {
    this.visit = visit;
    this.resolver = resolver(visit);
    resolver.setTimeout(visit.remaining().plus(Duration.ofMillis(1)));
  }

  private static Resolver resolver(Visit visit) throws IOException {
    Optional<String> server = visit.probe().option("server");
    if (server.isPresent()) {
      String text = server.get();
      boolean port = !Networks.isLiteral(text);
      return new SimpleResolver(
          new InetSocketAddress(
              visit.addresses(port ? Probe.hostOf(text) : text)[0],
              port ? Probe.portOf(text) : Visit.DNS_PORT));
    }
    InetSocketAddress known = visit.settings().nameServer();
    return known == null ? new ExtendedResolver() : new SimpleResolver(known);
  }

  static Name name(String text) throws Trouble {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException e) {
      throw new Trouble(Finding.RECORD_WRONG, text + " is no name");
    }
  }

  /** The records of a name, none if there are none; a server that fails is a trouble. */
  List<Record> records(Name name, int type) throws IOException {
    return records(ask(resolver, name, type), name, type);
  }

  /** The same, believed only if it is signed from the anchors on. */
  List<Record> signedRecords(Name name, int type) throws IOException {
    ValidatingResolver validating = new ValidatingResolver(resolver);
    validating.loadTrustAnchors(
        new ByteArrayInputStream(visit.settings().anchors().getBytes(StandardCharsets.US_ASCII)));
    Message answer = ask(validating, name, type);
    if (answer.getRcode() == Rcode.SERVFAIL) {
      throw new Trouble(Finding.BOGUS, name + " " + Type.string(type));
    }
    if (!answer.getHeader().getFlag(Flags.AD)) {
      throw new Trouble(Finding.NOT_SIGNED, name + " " + Type.string(type));
    }
    return records(answer, name, type);
  }

  /** The texts of a name, each put together from its parts. */
  List<String> texts(Name name) throws IOException {
    return records(name, Type.TXT).stream()
        .filter(TXTRecord.class::isInstance)
        .map(record -> String.join("", ((TXTRecord) record).getStrings()))
        .toList();
  }

  /** The addresses of a host, none if it has none, as this server tells them. */
  InetAddress[] addresses(Name host) throws IOException {
    List<InetAddress> addresses = new ArrayList<>();
    for (int type : new int[] {Type.A, Type.AAAA}) {
      for (Record record : records(host, type)) {
        byte[] bytes =
            record instanceof ARecord four
                ? four.getAddress().getAddress()
                : ((AAAARecord) record).getAddress().getAddress();
        // This tells an IPv4 address that is wrapped in an IPv6 one for what it is.
        addresses.add(InetAddress.getByAddress(bytes));
      }
    }
    return addresses.toArray(InetAddress[]::new);
  }

  private Message ask(Resolver whom, Name name, int type) throws IOException {
    Message question = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    return visit.result(whom.sendAsync(question).toCompletableFuture());
  }

  private static List<Record> records(Message answer, Name name, int type) throws Trouble {
    int code = answer.getRcode();
    if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
      throw new Trouble(
          Finding.UNEXPECTED_ANSWER, name + " " + Type.string(type) + ": " + Rcode.string(code));
    }
    return answer.getSection(Section.ANSWER).stream()
        .filter(record -> record.getType() == type)
        .toList();
  }
}
