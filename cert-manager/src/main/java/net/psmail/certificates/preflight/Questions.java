package net.psmail.certificates.preflight;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;

/** Questions to the DNS, each put once in a preflight: most names have their parents in common. */
final class Questions {

  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final int ATTEMPTS = 2;
  private static final Set<Integer> ANSWERED = Set.of(Rcode.NOERROR, Rcode.NXDOMAIN);

  /** The records, which may be none, or why there is no answer. */
  record Reply(List<Record> records, Optional<String> fault) {

    <T extends Record> List<T> only(Class<T> type) {
      return records.stream().filter(type::isInstance).map(type::cast).toList();
    }
  }

  private record Question(Name name, int type) {}

  private final SimpleResolver resolver;
  private final Patience patience;
  private final Map<Question, Reply> replies = new HashMap<>();

  Questions(InetSocketAddress server, Patience patience) {
    this.resolver = new SimpleResolver(server);
    this.patience = patience;
    resolver.setTimeout(PATIENCE);
  }

  Reply about(Name name, int type) {
    return replies.computeIfAbsent(new Question(name, type), this::asked);
  }

  private Reply asked(Question question) {
    String fault = "no time was left to ask";
    for (int i = 0; i < ATTEMPTS && !patience.isOver(); i++) {
      try {
        return reply(
            resolver.send(
                Message.newQuery(Record.newRecord(question.name(), question.type(), DClass.IN))));
      } catch (IOException silence) {
        fault = "no answer from " + resolver.getAddress();
      }
    }
    return new Reply(List.of(), Optional.of(fault));
  }

  private static Reply reply(Message message) {
    int code = message.getRcode();
    return ANSWERED.contains(code)
        ? new Reply(message.getSection(Section.ANSWER), Optional.empty())
        : new Reply(List.of(), Optional.of(Rcode.string(code)));
  }
}
