package net.psmail.portal.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import net.psmail.portal.view.AliasDone;
import net.psmail.portal.view.AliasRow;
import net.psmail.portal.view.AliasesView;
import net.psmail.provisioning.alias.Alias;
import net.psmail.provisioning.alias.Aliases;
import net.psmail.provisioning.alias.Allowance;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** Aliases as the pages show them. */
@ApplicationScoped
class AliasRows {

  private static final Map<Act, String> ACTS =
      Map.of(
          Act.ALIAS_MADE, "made",
          Act.ALIAS_SWITCHED_ON, "on",
          Act.ALIAS_SWITCHED_OFF, "off",
          Act.ALIAS_REMOVED, "removed",
          Act.ALIAS_TAKEN_BACK, "back");

  @Inject Aliases aliases;
  @Inject Audit audit;

  static AliasRow row(Alias alias) {
    return new AliasRow(
        alias.id(),
        alias.address().toString(),
        alias.kind() == Alias.Kind.RANDOM,
        alias.note(),
        alias.active(),
        alias.madeAt(),
        alias.mails(),
        alias.lastMail().orElse(null));
  }

  static Optional<AliasesView.Removed> removed(Alias alias) {
    return alias
        .takeBackUntil()
        .map(
            until ->
                new AliasesView.Removed(
                    alias.id(), alias.address().toString(), alias.note(), until));
  }

  AliasesView.Room room(Session member, Alias.Kind kind) {
    Allowance allowance = aliases.allowance(member, kind);
    return new AliasesView.Room(allowance.most(), allowance.taken());
  }

  /**
   * What was done last, if a page was led to with the word; from the audit and not from the
   * address, which anybody can write.
   */
  @Nullable AliasDone done(Session member, @Nullable String led) {
    return led == null
        ? null
        : audit.ofOwn(member, 1).stream()
            .filter(entry -> ACTS.containsKey(entry.act()))
            .findFirst()
            .map(entry -> done(member, entry))
            .orElse(null);
  }

  /** The one that was just made, or came back because it was asked for again. */
  Optional<Alias> latest(Session member) {
    return audit.ofOwn(member, 1).stream()
        .map(AuditEntry::subject)
        .flatMap(
            address ->
                aliases.list(member, address, 1).aliases().stream()
                    .filter(alias -> alias.address().toString().equals(address)))
        .findFirst();
  }

  private AliasDone done(Session member, AuditEntry entry) {
    Optional<Long> undo =
        aliases.removed(member).stream()
            .filter(alias -> alias.address().toString().equals(entry.subject()))
            .map(Alias::id)
            .findFirst();
    return new AliasDone(
        ACTS.getOrDefault(entry.act(), ""),
        entry.subject(),
        entry.act() == Act.ALIAS_REMOVED ? undo.orElse(null) : null);
  }
}
