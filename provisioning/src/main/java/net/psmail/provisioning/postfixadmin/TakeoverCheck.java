package net.psmail.provisioning.postfixadmin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.password.ForeignHash;
import net.psmail.provisioning.postfixadmin.Source.AliasRow;
import net.psmail.provisioning.postfixadmin.Source.DomainRow;
import net.psmail.provisioning.postfixadmin.Source.MailboxRow;
import net.psmail.provisioning.postfixadmin.TakeoverLine.What;

/** Says of each row, one after the other, what would become of it. */
final class TakeoverCheck {

  /** PostfixAdmin's word for those who may administer every domain; no domain. */
  private static final String EVERY_DOMAIN = "ALL";

  private final Source source;
  private final Here here;
  private final List<BulkLine> lines = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> named = new HashMap<>();

  /** Mailboxes that are here or will be, and whose they are if they are here. */
  private final Map<String, Optional<Long>> homes = new HashMap<>();

  private TakeoverCheck(Source source, Here here) {
    this.source = source;
    this.here = here;
  }

  /** All lines in the order in which they are to be done. */
  static List<BulkLine> lines(Source source, Here here) {
    TakeoverCheck check = new TakeoverCheck(source, here);
    here.mailboxes().forEach((name, account) -> check.homes.put(name, Optional.of(account)));
    source.domains().forEach(check::domain);
    check.aliasDomains();
    source.mailboxes().forEach(check::mailbox);
    Set<String> mailboxes =
        source.mailboxes().stream()
            .map(row -> ForeignNames.plain(row.address()))
            .collect(Collectors.toSet());
    source.aliases().forEach(row -> check.alias(row, mailboxes));
    return List.copyOf(check.lines);
  }

  /** All addresses that are addresses here too, of mailboxes and aliases and where these lead. */
  static List<MailAddress> addresses(Source source) {
    List<String> all = new ArrayList<>();
    source.mailboxes().forEach(row -> all.add(row.address()));
    source.aliases().forEach(row -> all.add(row.address()));
    source.aliases().forEach(row -> all.addAll(row.targetList()));
    return all.stream().flatMap(text -> ForeignNames.address(text).stream()).distinct().toList();
  }

  private void domain(DomainRow row) {
    if (!row.name().equals(EVERY_DOMAIN)) {
      String target = source.aliasDomains().getOrDefault(row.name(), "");
      Verdict verdict = verdict(row);
      if (verdict.fault().isEmpty()) {
        taken.add(ForeignNames.plain(row.name()));
      }
      add(What.DOMAIN, row.name(), target, verdict, row.digest());
    }
  }

  private Verdict verdict(DomainRow row) {
    if (!ForeignNames.isDomain(row.name())) {
      return Verdict.leftOut(TakeoverFault.NAME_INVALID);
    }
    if (source.aliasDomains().containsKey(row.name())) {
      return Verdict.leftOut(TakeoverFault.ALIAS_DOMAIN);
    }
    if (row.backup() || !row.active()) {
      return Verdict.leftOut(row.backup() ? TakeoverFault.BACKUP_DOMAIN : TakeoverFault.INACTIVE);
    }
    Boolean served = here.domains().get(ForeignNames.plain(row.name()));
    if (served == null) {
      return Verdict.ready(Optional.empty());
    }
    return served ? Verdict.here(Optional.empty()) : Verdict.leftOut(TakeoverFault.DOMAIN_STOPPED);
  }

  /** Those that the list of domains does not have. */
  private void aliasDomains() {
    Map<String, String> rest = new TreeMap<>(source.aliasDomains());
    source.domains().forEach(row -> rest.remove(row.name()));
    rest.forEach(
        (name, target) ->
            add(What.DOMAIN, name, target, Verdict.leftOut(TakeoverFault.ALIAS_DOMAIN), ""));
  }

  private void mailbox(MailboxRow row) {
    ForeignHash.Read password = ForeignHash.read(row.password());
    long quota = row.quotaHere(here.quotaOfNew());
    String scheme = password.hash().map(ForeignHash::scheme).orElse("");
    Verdict verdict =
        ForeignNames.address(row.address())
            .map(address -> verdict(row, address, password))
            .orElse(Verdict.leftOut(TakeoverFault.NAME_INVALID));
    if (verdict.fault().isEmpty()) {
      homes.put(ForeignNames.plain(row.address()), verdict.account());
    }
    add(What.MAILBOX, row.address(), quota + " " + scheme, verdict, row.digest());
  }

  private Verdict verdict(MailboxRow row, MailAddress address, ForeignHash.Read password) {
    Long owner = here.mailboxes().get(address.toString());
    if (owner != null) {
      return Verdict.here(Optional.of(owner));
    }
    if (!row.active()) {
      return Verdict.leftOut(TakeoverFault.INACTIVE);
    }
    if (password.fault().isPresent()) {
      return refused(address)
          .orElse(
              Verdict.leftOut(TakeoverFault.valueOf("PASSWORD_" + password.fault().get().name())));
    }
    return refused(address).orElseGet(() -> free(address, Optional.empty()));
  }

  private void alias(AliasRow row, Set<String> mailboxes) {
    String name = ForeignNames.plain(row.address());
    List<String> targets = row.targetList();
    if (mailboxes.contains(name)) {
      if (!targets.equals(List.of(name))) {
        add(row, Verdict.leftOut(TakeoverFault.FORWARDING));
      }
    } else if (name.startsWith("@")) {
      add(row, Verdict.leftOut(TakeoverFault.CATCH_ALL));
    } else {
      add(
          row,
          ForeignNames.address(row.address())
              .map(address -> verdict(row, address, targets, mailboxes))
              .orElse(Verdict.leftOut(TakeoverFault.NAME_INVALID)));
    }
  }

  private Verdict verdict(
      AliasRow row, MailAddress address, List<String> targets, Set<String> mailboxes) {
    if (!row.active()) {
      return Verdict.leftOut(TakeoverFault.INACTIVE);
    }
    if (here.reserved().test(address)) {
      return Verdict.leftOut(TakeoverFault.NAME_RESERVED);
    }
    if (targets.size() > 1) {
      return Verdict.leftOut(TakeoverFault.LIST);
    }
    String target = targets.stream().findFirst().orElse("");
    Optional<Long> owner = homes.get(target);
    if (owner == null) {
      return Verdict.leftOut(
          mailboxes.contains(target)
              ? TakeoverFault.TARGET_LEFT_OUT
              : TakeoverFault.TARGET_ELSEWHERE);
    }
    Long own = here.aliases().get(address.toString());
    return own != null && Optional.of(own).equals(owner)
        ? Verdict.here(owner)
        : refused(address).orElseGet(() -> free(address, owner));
  }

  private Optional<Verdict> refused(MailAddress address) {
    String domain = address.domain().ascii();
    if (!taken.contains(domain) && !here.isServed(domain)) {
      return Optional.of(Verdict.leftOut(TakeoverFault.DOMAIN_LEFT_OUT));
    }
    if (here.reserved().test(address)) {
      return Optional.of(Verdict.leftOut(TakeoverFault.NAME_RESERVED));
    }
    if (here.claims().contains(Here.claim(address))) {
      return Optional.of(Verdict.leftOut(TakeoverFault.NAME_TAKEN));
    }
    return Optional.ofNullable(named.get(Here.claim(address))).map(Verdict::twice);
  }

  private Verdict free(MailAddress address, Optional<Long> account) {
    named.put(Here.claim(address), lines.size() + 1);
    return Verdict.ready(account);
  }

  private void add(AliasRow row, Verdict verdict) {
    add(What.ALIAS, row.address(), row.targets(), verdict, row.digest());
  }

  private void add(What what, String name, String value, Verdict verdict, String before) {
    lines.add(verdict.line(lines.size() + 1, what, ForeignNames.plain(name), value, before));
  }
}
