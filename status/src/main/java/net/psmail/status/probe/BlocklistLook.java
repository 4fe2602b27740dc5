package net.psmail.status.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Type;

/**
 * Whether lists of senders of unwanted mail have an address (<a
 * href="https://www.rfc-editor.org/rfc/rfc5782">RFC 5782</a>). An answer in 127.255.255.0/24 is a
 * list that does not answer us.
 */
final class BlocklistLook implements Look {

  @Override
  public Sight look(Probe probe, Visit visit) throws IOException {
    InetAddress address = Networks.literal(probe.target());
    Name reversed = ReverseMap.fromAddress(address);
    int labels = address.getAddress().length == 4 ? 4 : 32;
    Dns dns = new Dns(visit);
    List<String> listing = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    for (String list : probe.option("lists", "").split(",", -1)) {
      StringBuilder question = new StringBuilder();
      for (int i = 0; i < labels; i++) {
        question.append(reversed.getLabelString(i)).append('.');
      }
      for (Record record : dns.records(Dns.name(question + list), Type.A)) {
        String answer = ((ARecord) record).getAddress().getHostAddress();
        if (answer.startsWith("127.255.255.")) {
          silent.add(list);
        } else if (answer.startsWith("127.")) {
          listing.add(list);
        }
      }
    }
    if (!listing.isEmpty()) {
      return new Sight(Finding.BLOCKLISTED, String.join(", ", listing));
    }
    return silent.isEmpty()
        ? Sight.WORKS
        : Sight.works("No answer for us: " + String.join(", ", silent));
  }
}
