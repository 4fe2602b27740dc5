package net.psmail.provisioning.dns;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.provisioning.dns.Answer.Outcome;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Asks the servers that hold a zone, all of them, and believes only what they say of their own: an
 * answer from a cache could be as old as the record that was there before. Made for one check.
 */
final class Authorities {

  /** More aliases in a row than any sensible zone has. */
  private static final int LONGEST_CHAIN = 8;

  private final Delegations delegations;

  Authorities(Delegations delegations) {
    this.delegations = delegations;
  }

  /** The records of a type at a name, or at the name that it is an alias of. */
  Answer ask(Name name, int type) {
    Name asked = name;
    for (int link = 0; link < LONGEST_CHAIN; link++) {
      Answer answer = askAll(asked, type);
      Optional<Name> alias = answer.of(CNAMERecord.class).map(CNAMERecord::getTarget).findFirst();
      if (alias.isEmpty() || type == Type.CNAME) {
        return answer;
      }
      asked = alias.get();
    }
    return Answer.without(Outcome.ANSWERED, asked);
  }

  /** The addresses of a host. */
  Set<InetAddress> addresses(Name host) {
    return Stream.concat(
            ask(host, Type.A).of(ARecord.class).map(ARecord::getAddress),
            ask(host, Type.AAAA).of(AAAARecord.class).map(AAAARecord::getAddress))
        .collect(Collectors.toSet());
  }

  private Answer askAll(Name name, int type) {
    List<NameServer> servers = delegations.of(name);
    if (servers.isEmpty()) {
      return Answer.without(Outcome.NOT_DELEGATED, name);
    }
    List<Message> answers =
        servers.stream()
            .map(server -> server.ask(name, type, false))
            .flatMap(Optional::stream)
            .toList();
    if (answers.isEmpty()) {
      return Answer.without(Outcome.UNREACHABLE, name);
    }
    if (!answers.stream().allMatch(answer -> answer.getHeader().getFlag(Flags.AA))) {
      return Answer.without(Outcome.NOT_AUTHORITATIVE, name);
    }
    List<Record> first = records(answers.get(0), name);
    boolean same =
        answers.stream()
            .allMatch(one -> new HashSet<>(records(one, name)).equals(new HashSet<>(first)));
    return new Answer(same ? Outcome.ANSWERED : Outcome.DISAGREED, name, first);
  }

  /** What stands at the name itself: the rest of a chain is asked for where it belongs. */
  private static List<Record> records(Message answer, Name name) {
    return answer.getSection(Section.ANSWER).stream()
        .filter(record -> record.getName().equals(name) && record.getType() != Type.RRSIG)
        .toList();
  }
}
