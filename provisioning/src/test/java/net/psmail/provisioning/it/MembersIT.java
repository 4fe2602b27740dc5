package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Branches;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.alias.Aliases;
import net.psmail.provisioning.member.FoundMember;
import net.psmail.provisioning.member.Member;
import net.psmail.provisioning.member.Member.State;
import net.psmail.provisioning.member.MemberDomain;
import net.psmail.provisioning.member.MemberPage;
import net.psmail.provisioning.member.MemberQuestions;
import net.psmail.provisioning.member.MemberSearch;
import net.psmail.provisioning.member.MemberSearch.Standing;
import net.psmail.provisioning.member.MemberSuspensions;
import net.psmail.provisioning.member.Members;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.suspension.Suspension.From;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MembersIT extends FacadeTest {

  private static final MemberDomain IN_DOMAIN =
      new MemberDomain(Optional.of("psmail.test"), OptionalLong.of(1));

  @Inject Members members;
  @Inject MemberSuspensions suspensions;
  @Inject Branches branches;
  @Inject Aliases aliases;

  private Session operator;

  @BeforeEach
  void begin() {
    operator = operator();
  }

  @Test
  void findsByTheBeginningOfAnAddressAndByTheWholeOfIt() {
    String name = newName();
    Session one = register(name + "a");
    Session other = register(name + "b");
    register(newName());
    assertThat(found(MemberSearch.of(name))).containsExactly(id(one), id(other));
    assertThat(found(MemberSearch.of(" " + one.signInName().toUpperCase(Locale.ROOT))))
        .containsExactly(id(one));
    assertThat(found(MemberSearch.of(name + "a@psm"))).containsExactly(id(one));
    assertThat(members.search(operator, MemberSearch.of(name + "x")).isEmpty()).isTrue();
    FoundMember member = members.search(operator, MemberSearch.of(name)).members().get(0);
    assertThat(member.address()).isEqualTo(one.signInName());
    assertThat(member.state()).isEqualTo(State.ACTIVE);
    assertThat(member.suspended()).isEmpty();
    assertThat(member.alias()).isEmpty();
  }

  @Test
  void takesWhatIsTypedForNoPattern() {
    register(newName());
    assertThat(found(MemberSearch.of("%"))).isEmpty();
    assertThat(found(MemberSearch.of("_"))).isEmpty();
    assertThat(found(MemberSearch.of("n%' or '1' = '1"))).isEmpty();
    assertThat(found(MemberSearch.of("x".repeat(5000)))).isEmpty();
  }

  @Test
  void findsByAnAliasAsLongAsItIsThere() {
    Session owner = register(newName());
    String name = newName();
    var alias = aliases.make(owner, name, DOMAIN, "", ORIGIN);
    MemberPage page = members.search(operator, MemberSearch.of(name));
    assertThat(page.members()).isEmpty();
    assertThat(page.byAlias())
        .singleElement()
        .satisfies(
            member -> {
              assertThat(member.id()).isEqualTo(id(owner));
              assertThat(member.address()).isEqualTo(owner.signInName());
              assertThat(member.alias()).contains(name + "@psmail.test");
            });
    aliases.remove(owner, alias.id(), ORIGIN);
    assertThat(members.search(operator, MemberSearch.of(name)).isEmpty()).isTrue();
  }

  @Test
  void findsByDomainAndByStandingAndByBoth() {
    String name = newName();
    Session here = register(name + "a");
    Session there =
        sessionOf(accounts.register(form(name + "b", new DomainName("second.test")), ORIGIN));
    assertThat(found(search(name, "second.test", null))).containsExactly(id(there));
    assertThat(found(search(name, null, Standing.LEAVING))).isEmpty();
    accounts.requestDeletion(here, PASSWORD, ORIGIN);
    assertThat(found(search(name, null, Standing.LEAVING))).containsExactly(id(here));
    assertThat(found(search(name, null, Standing.ACTIVE))).containsExactly(id(there));
    assertThat(found(search(name, "second.test", Standing.LEAVING))).isEmpty();
    branches.takeBack(operator, id(there), Wording.reason("Spam"), ORIGIN);
    assertThat(found(search(name, "second.test", Standing.REVOKED))).containsExactly(id(there));
  }

  @Test
  void findsWhoIsSuspended() {
    String name = newName();
    Session one = register(name + "a");
    register(name + "b");
    suspensions.suspend(
        operator, id(one), From.SENDING, Wording.reason("Spam"), Optional.empty(), ORIGIN);
    assertThat(found(search(name, null, Standing.SUSPENDED))).containsExactly(id(one));
    assertThat(found(search(name, "psmail.test", Standing.SUSPENDED))).containsExactly(id(one));
    assertThat(found(search(name, "second.test", Standing.SUSPENDED))).isEmpty();
    assertThat(members.search(operator, MemberSearch.of(name)).members())
        .extracting(FoundMember::suspended)
        .containsExactly(Optional.of("SENDING"), Optional.empty());
  }

  @Test
  void turnsPagesInTheOrderOfAddresses() throws SQLException {
    String name = newName();
    Session pattern = register(newName());
    int all = 2 * Members.PAGE + 3;
    for (int i = 0; i < all; i++) {
      execute(
          "insert into account (sign_in_name, role, language, state, password_kdf,"
              + " password_verifier, created_at, domain_id)"
              + " select '%s%03d@psmail.test', role, language, state, password_kdf,"
                  .formatted(name, i)
              + " password_verifier, created_at, domain_id from account where id = "
              + id(pattern));
    }
    List<String> addresses = new ArrayList<>();
    Optional<String> next = Optional.of("");
    int pages = 0;
    while (next.isPresent()) {
      MemberSearch search =
          new MemberSearch(name, Optional.of(DOMAIN), Optional.of(Standing.ACTIVE), next.get());
      MemberPage page = members.search(operator, search);
      page.members().forEach(member -> addresses.add(member.address()));
      next = page.next();
      pages++;
    }
    assertThat(pages).isEqualTo(3);
    assertThat(addresses).hasSize(all).isSorted().doesNotHaveDuplicates();
    execute("delete from account where sign_in_name like '" + name + "%'");
  }

  @Test
  void saysOfOneAccountHowItStands() {
    Session session = register(newName());
    Member member = members.get(operator, id(session));
    assertThat(member.address()).isEqualTo(session.ownMailbox());
    assertThat(member.state()).isEqualTo(State.ACTIVE);
    assertThat(member.quotaBytes()).isPositive();
    assertThat(member.takesMail()).isTrue();
    assertThat(member.recoveryConfirmed()).isFalse();
    assertThat(member.leavesAt()).isEmpty();
    assertThat(kindOf(() -> members.get(operator, -1))).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void showsNothingToMembers() {
    Session member = register(newName());
    assertThat(kindOf(() -> members.get(member, id(member)))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> members.search(member, MemberSearch.of("")))).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void isAnsweredByAnIndexInItsOrderWhateverIsAsked() throws SQLException {
    assertThat(plan(search("ada", null, null))).contains("account_by_name");
    assertThat(plan(search("", null, null))).contains("account_by_name");
    assertThat(plan(search("", null, Standing.ACTIVE))).contains("account_by_standing");
    assertThat(plan(search("ada", "psmail.test", null))).contains("account_by_domain");
    assertThat(plan(search("", "psmail.test", Standing.ACTIVE)))
        .contains("account_by_domain_and_standing");
  }

  @Test
  void findsAliasesAndSuspendedOnesByAnIndexToo() throws SQLException {
    Session owner = register(newName());
    String name = newName();
    for (int i = 0; i < 600; i++) {
      execute(
          "insert into member_alias (account_id, account_domain_id, domain_id, address, kind, note,"
              + " active, made_at)"
              + " select id, domain_id, domain_id, '%s%d@psmail.test', 'OWN', '', true, created_at"
                  .formatted(name, i)
              + " from account where id = "
              + id(owner));
    }
    MemberSearch search = MemberSearch.of(name + "5");
    assertThat(plan(MemberQuestions.byAlias(search, MemberDomain.ANY, MemberDomain.ANY)))
        .contains("member_alias_address");
    assertThat(plan(MemberQuestions.byAlias(search, IN_DOMAIN, MemberDomain.ANY)))
        .contains("member_alias_by_domain");
    assertThat(plan(MemberQuestions.byAlias(search, MemberDomain.ANY, IN_DOMAIN)))
        .contains("member_alias_by_account_domain");
    assertThat(plan(MemberQuestions.byAlias(search, IN_DOMAIN, IN_DOMAIN)))
        .contains("member_alias_by_account_domain");
    execute("delete from member_alias where account_id = " + id(owner));
    assertThat(plan(search("zz", null, Standing.SUSPENDED))).contains("suspension_address");
  }

  private String plan(MemberSearch search) throws SQLException {
    return plan(
        MemberQuestions.byAddress(
            search, search.domain().isPresent() ? IN_DOMAIN : MemberDomain.ANY));
  }

  /** How the database would find the answer, in lower case. */
  private String plan(MemberQuestions.Question question) throws SQLException {
    StringBuilder plan = new StringBuilder();
    String sql = "explain " + question.sql().replaceAll("\\?\\d", "?") + " limit 51";
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < question.values().size(); i++) {
        statement.setObject(i + 1, question.values().get(i));
      }
      try (var rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int i = 1; i <= columns; i++) {
            plan.append(rows.getString(i)).append(' ');
          }
        }
      }
    }
    String told = plan.toString().toLowerCase(Locale.ROOT);
    assertThat(told).doesNotContain("filesort", "tablescan");
    // H2 says so; MariaDB says what is not.
    assertThat(told)
        .satisfiesAnyOf(
            one -> assertThat(one).contains("index sorted"),
            one -> assertThat(one).contains("using index"));
    return told;
  }

  private static MemberSearch search(
      String words, @Nullable String domain, @Nullable Standing standing) {
    return new MemberSearch(
        words, Optional.ofNullable(domain).map(DomainName::new), Optional.ofNullable(standing), "");
  }

  private List<Long> found(MemberSearch search) {
    return members.search(operator, search).members().stream().map(FoundMember::id).toList();
  }

  private static long id(Session session) {
    return session.accountId();
  }
}
