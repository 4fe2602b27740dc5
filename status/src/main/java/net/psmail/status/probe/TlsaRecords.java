package net.psmail.status.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * The TLSA records of the hosts that take mail for a domain, held against what the hosts present.
 *
 * @param port where they take mail
 */
record TlsaRecords(Dns dns, Visit visit, Name domain, int port) {

  /**
   * For every host, signed, and of a use that counts for SMTP (RFC 7672, 3.1).
   *
   * @return the hosts that could not be asked, which is no fault of their records: many networks
   *     let nobody out to port 25
   */
  List<Name> check(List<Name> hosts) throws IOException {
    List<Name> silent = new ArrayList<>();
    for (Name host : hosts) {
      List<Tlsa> records = records(host);
      List<X509Certificate> chain = presented(host);
      if (chain.isEmpty()) {
        silent.add(host);
      } else {
        compare(host, records, chain);
      }
    }
    return silent;
  }

  private List<Tlsa> records(Name host) throws IOException {
    Name owner = owner(host);
    var records = dns.signedRecords(owner, Type.TLSA);
    if (records.isEmpty()) {
      throw MailRecordsLook.missing("tlsa", owner);
    }
    List<Tlsa> usable = Tlsa.usable(records);
    if (usable.isEmpty()) {
      throw MailRecordsLook.wrong("tlsa", "none at " + owner.toString(true) + " is of use");
    }
    return usable;
  }

  private static Name owner(Name host) throws Trouble {
    return MailRecordsLook.below("_25._tcp", host);
  }

  private void compare(Name host, List<Tlsa> records, List<X509Certificate> chain) throws Trouble {
    Set<String> names = Set.copyOf(List.of(plain(host), plain(domain)));
    String fault = Dane.fault(records, chain, names, visit.clock().instant());
    if (!fault.isEmpty()) {
      throw MailRecordsLook.wrong("tlsa", owner(host).toString(true) + ": " + fault);
    }
  }

  private static String plain(Name name) {
    return name.toString(true).toLowerCase(Locale.ROOT);
  }

  /** What a host presents after STARTTLS; nothing if it does not let itself be asked. */
  private List<X509Certificate> presented(Name host) throws IOException {
    SmtpDialogue smtp = new SmtpDialogue();
    try {
      Wire wire = connect(host);
      Secured secured =
          MailLook.open(smtp, visit, wire, host.toString(true), false, null).secured();
      smtp.farewell(wire);
      return secured.chain();
    } catch (Trouble e) {
      if (e.sight().finding() == Finding.UNEXPECTED_ANSWER) {
        return List.of();
      }
      throw e;
    } catch (SSLException e) {
      throw new Trouble(Finding.NO_TLS, "tlsa: " + host.toString(true));
    } catch (IOException e) {
      if (visit.remaining().isZero()) {
        throw e;
      }
      return List.of();
    }
  }

  /** Leaves time for the other hosts where packets vanish or nobody speaks. */
  private Wire connect(Name host) throws IOException {
    InetAddress[] addresses = dns.addresses(host);
    Wire wire =
        visit.connect(addresses, port, visit.remaining().dividedBy(4L * (addresses.length + 1)));
    wire.giveUpAfter(visit.remaining().dividedBy(2));
    return wire;
  }
}
