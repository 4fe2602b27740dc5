package net.psmail.provisioning.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.psmail.provisioning.dns.CheckedRecord.Remark;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * Compares a record of our zone with what the name servers say. What does the same as ours is
 * right, whatever it looks like.
 */
final class Judge {

  private static final long TTL = 3600;

  private final Authorities authorities;
  private final List<InetAddress> ownAddresses;

  Judge(Authorities authorities, List<InetAddress> ownAddresses) {
    this.authorities = authorities;
    this.ownAddresses = ownAddresses;
  }

  CheckedRecord judge(ZoneRecord wanted) {
    Record ours = parse(wanted);
    Answer answer = authorities.ask(ours.getName(), ours.getType());
    Verdict verdict = verdict(wanted.purpose(), ours, answer);
    List<String> found = answer.records().stream().map(Record::rdataToString).sorted().toList();
    return new CheckedRecord(wanted, verdict.state(), verdict.remark(), found);
  }

  private Verdict verdict(Purpose purpose, Record ours, Answer answer) {
    return switch (answer.outcome()) {
      case UNREACHABLE -> Verdict.unknown(Remark.UNREACHABLE);
      case NOT_AUTHORITATIVE -> Verdict.unknown(Remark.NOT_AUTHORITATIVE);
      case NOT_DELEGATED -> Verdict.unknown(Remark.NOT_DELEGATED);
      case DISAGREED -> Verdict.wrong(Remark.DISAGREED);
      case ANSWERED -> found(purpose, ours, answer);
    };
  }

  private Verdict found(Purpose purpose, Record ours, Answer answer) {
    if (ours instanceof CNAMERecord alias) {
      return alias(alias, answer);
    }
    if (answer.records().isEmpty()) {
      return Verdict.MISSING;
    }
    return switch (ours.getType()) {
      case Type.MX -> exchanger((MXRecord) ours, answer);
      case Type.SRV -> service(purpose, (SRVRecord) ours, answer);
      case Type.CAA -> authority((CAARecord) ours, answer);
      case Type.TXT -> text(purpose, (TXTRecord) ours, answer);
      default -> Verdict.rightIf(answer.records().stream().anyMatch(one -> sameData(one, ours)));
    };
  }

  /** An alias, or the same addresses: a name cannot have an alias beside other records. */
  private Verdict alias(CNAMERecord ours, Answer answer) {
    if (answer.records().stream().anyMatch(one -> sameData(one, ours))) {
      return Verdict.RIGHT;
    }
    Set<InetAddress> there = authorities.addresses(ours.getName());
    if (there.isEmpty()) {
      return answer.records().isEmpty() ? Verdict.MISSING : Verdict.wrong(Remark.ELSEWHERE);
    }
    Collection<InetAddress> site =
        ownAddresses.isEmpty() ? authorities.addresses(ours.getTarget()) : ownAddresses;
    return Collections.disjoint(there, site) ? Verdict.wrong(Remark.ELSEWHERE) : Verdict.BROADER;
  }

  /** Mail goes to the first; others may wait behind it. */
  private static Verdict exchanger(MXRecord ours, Answer answer) {
    Optional<MXRecord> first =
        answer.of(MXRecord.class).min(Comparator.comparingInt(MXRecord::getPriority));
    if (first.isEmpty() || !first.get().getTarget().equals(ours.getTarget())) {
      return Verdict.wrong(Remark.ELSEWHERE);
    }
    return answer.records().size() == 1 ? Verdict.RIGHT : Verdict.BROADER;
  }

  private static Verdict service(Purpose purpose, SRVRecord ours, Answer answer) {
    boolean right =
        answer
            .of(SRVRecord.class)
            .allMatch(
                one -> one.getTarget().equals(ours.getTarget()) && one.getPort() == ours.getPort());
    Remark remark = purpose == Purpose.NO_SRV ? Remark.OFFERED : Remark.ELSEWHERE;
    return right ? Verdict.RIGHT : Verdict.wrong(remark);
  }

  private static Verdict authority(CAARecord ours, Answer answer) {
    return Verdict.rightIf(
        answer
            .of(CAARecord.class)
            .filter(one -> one.getTag().equalsIgnoreCase(ours.getTag()))
            .anyMatch(one -> parts(one).equals(parts(ours))));
  }

  private static Set<String> parts(CAARecord record) {
    return Arrays.stream(record.getValue().split(";", -1))
        .map(String::strip)
        .collect(Collectors.toSet());
  }

  private Verdict text(Purpose purpose, TXTRecord ours, Answer answer) {
    List<String> texts = answer.of(TXTRecord.class).map(Txt::text).toList();
    return purpose == Purpose.SPF
        ? new Senders(authorities, ownAddresses).judge(ours.getName(), Txt.text(ours), texts)
        : TextRules.judge(purpose, Txt.text(ours), texts);
  }

  private static boolean sameData(Record one, Record other) {
    return one.getType() == other.getType()
        && one.rdataToString().equalsIgnoreCase(other.rdataToString());
  }

  private static Record parse(ZoneRecord wanted) {
    try {
      Name name = Name.fromString(wanted.name());
      return Record.fromString(
          name, Type.value(wanted.type()), DClass.IN, TTL, wanted.data(), Name.root);
    } catch (IOException ownMistake) {
      throw new IllegalStateException(wanted.line(), ownMistake);
    }
  }
}
