package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the newest schema makes of the data of an installation that had schema 26. */
class OldDataIT {

  private static OldDatabase database;
  private static Map<String, Integer> before;

  @BeforeAll
  static void bringUpToDate(@TempDir Path directory) throws Exception {
    database = OldDatabase.create(directory);
    database.migrate("26");
    database.fill("version-26.sql");
    before = database.sizes();
    database.migrate("latest");
  }

  @AfterAll
  static void endIt() {
    database.close();
  }

  @Test
  void losesNothingButTheTrailOfWhoWasErased() throws SQLException {
    Map<String, Integer> after = database.sizes();
    after.merge("audit_entry", 3, Integer::sum);
    assertThat(after).containsAllEntriesOf(before);
    assertThat(list("select sealed from key_envelope")).hasSize(13).containsOnly("sealed");
  }

  @Test
  void forgetsWhatTheErasedDidAndKeepsWhatWasDoneToThem() throws SQLException {
    assertThat(list("select id from audit_entry where account_id = 90")).isEmpty();
    assertThat(list("select id from audit_entry where subject = 'erased@psmail.test' order by id"))
        .containsExactly("93", "94", "96");
  }

  @Test
  void knowsTheDomainOfTheAccountOfAnAlias() throws SQLException {
    assertThat(list("select account_domain_id from member_alias")).containsExactly("2");
  }

  @Test
  void keepsTheTrailOfWhoWorkedHereAndOfWhoIsThere() throws SQLException {
    assertThat(list("select actor from audit_entry where account_id in (3, 91) order by id"))
        .containsExactly("otto", "nina", "nina");
    assertThat(list("select id from audit_entry where account_id in (10, 25) order by id"))
        .containsExactly("1", "2", "3", "53");
    assertThat(list("select id from audit_entry where account_id is null order by id"))
        .containsExactly("4", "94");
  }

  @Test
  void erasesOfThoseTakenBackOnlyWhoWantedToLeave() throws SQLException {
    assertThat(
            list(
                "select sign_in_name from account where state = 'REVOKED'"
                    + " and leaves_at is not null order by id"))
        .containsExactly("asked@psmail.test", "again@psmail.test");
    assertThat(list("select leaves_at from account where id = 13"))
        .first()
        .asString()
        .startsWith("2026-12-11 00:00:00");
    assertThat(
            list(
                "select sign_in_name from account where state <> 'REVOKED'"
                    + " and leaves_at is not null order by id"))
        .containsExactly("otto", "leaving@psmail.test", "deleted@psmail.test");
  }

  @Test
  void givesThoseTakenBackOneByOne() throws SQLException {
    assertThat(list("select id from account where revoked_with = id order by id"))
        .containsExactly("11", "12", "13", "14", "15", "16");
    assertThat(list("select id from account where revoked_with <> id")).isEmpty();
    assertThat(list("select id from account where revoked_with is not null and state <> 'REVOKED'"))
        .isEmpty();
  }

  @Test
  void takesNoWishOfBeforeForPartOfABranch() throws SQLException {
    assertThat(
            list(
                "select account_id from deletion_wish"
                    + " where not with_branch and owners_day is null order by account_id"))
        .containsExactly("21", "22");
    assertThatThrownBy(
            () -> database.execute("update deletion_wish set approved_by_id = asked_by_id"))
        .as("one person cannot do it alone")
        .isInstanceOf(SQLException.class);
  }

  @Test
  void leavesTheTreeOfInvitationsAsItWas() throws SQLException {
    assertThat(
            list(
                "select concat(coalesce(inviter_id, 0), ' ', coalesce(guest_id, 0)) from invite"
                    + " where made_by_id is null order by id"))
        .containsExactly("0 10", "10 11", "11 12", "90 20", "0 0", "10 0");
  }

  @Test
  void tellsMembersOfADomainThatItWasStopped() throws SQLException {
    assertThat(list("select id from audit_entry where on_domain_id = 2 order by id"))
        .containsExactly("60", "61", "62");
    assertThat(list("select id from audit_entry where on_domain_id <> 2")).isEmpty();
  }

  @Test
  void letsWhoIsLeavingReadWithThePortalAlone() throws SQLException {
    assertThat(logins("may_read")).containsExactly("1", "3", "5", "6");
    assertThat(logins("may_send")).containsExactly("1", "3");
  }

  @Test
  void givesATokenRoomForEveryScope() throws SQLException {
    assertThat(list("select scopes from api_token"))
        .containsExactly("accounts:read accounts:write");
    database.execute("update api_token set scopes = concat(scopes, ' " + "x".repeat(900) + "')");
  }

  private static List<String> logins(String right) throws SQLException {
    return list("select device_id from mail_login where " + right + " order by device_id");
  }

  private static List<String> list(String sql) throws SQLException {
    return database.list(sql);
  }
}
