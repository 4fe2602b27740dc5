package net.psmail.portal.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import net.psmail.portal.guard.Limit;
import net.psmail.portal.guard.RateLimits;
import net.psmail.portal.view.RulesNotice;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.rule.MailRules;
import net.psmail.provisioning.rule.RuleState;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** What all pages about arriving mail say, and whether there are any. */
@ApplicationScoped
class RuleNotices {

  @Inject MailRules rules;
  @Inject RateLimits limits;

  /** Null when the newest rules are in force. */
  @Nullable RulesNotice of(Session member) {
    RuleState state = rules.state(member);
    return state.step() == RuleState.Step.IN_FORCE
        ? null
        : new RulesNotice(state.step().name().toLowerCase(Locale.ROOT), state.detail());
  }

  /** Each change is work for the mail server. */
  Session counted(Session member) {
    limits.count(Limit.RULES_ACCOUNT, Long.toString(member.accountId()));
    return member;
  }

  /** There is no such page where the mail server cannot do what it is about. */
  static void require(boolean offered) {
    if (!offered) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
  }
}
