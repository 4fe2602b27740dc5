package net.psmail.provisioning.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;

/** A server that is asked by UDP, and by TCP when its answer is too long for that. */
final class NameServer {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int TRIES = 2;

  private final SimpleResolver resolver;

  NameServer(InetSocketAddress address) {
    resolver = new SimpleResolver(address);
    resolver.setTimeout(PATIENCE);
  }

  /** Its answer; empty when there is none, or one that says that it cannot answer. */
  Optional<Message> ask(Name name, int type, boolean recursive) {
    Message question = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    if (!recursive) {
      question.getHeader().unsetFlag(Flags.RD);
    }
    for (int tried = 0; tried < TRIES; tried++) {
      try {
        Message answer = resolver.send(question);
        int code = answer.getRcode();
        return code == Rcode.NOERROR || code == Rcode.NXDOMAIN
            ? Optional.of(answer)
            : Optional.empty();
      } catch (IOException noAnswer) {
        // A datagram may be lost once.
      }
    }
    return Optional.empty();
  }
}
