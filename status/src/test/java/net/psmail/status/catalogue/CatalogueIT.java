package net.psmail.status.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.psmail.status.StatusException;
import net.psmail.status.component.Component;
import net.psmail.status.component.Group;
import net.psmail.status.component.Origin;
import net.psmail.status.component.Text;
import net.psmail.status.database.Database;
import net.psmail.status.database.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueIT {

  /** With more digits than the databases keep. */
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00.123456789Z");

  /** The same database after some time. */
  private record Desk(Catalogue catalogue, Groups groups) {

    static Desk of(Database database, Duration later) {
      Clock clock = Clock.fixed(NOW.plus(later), ZoneOffset.UTC);
      return new Desk(new Catalogue(database, clock), new Groups(database, clock));
    }

    List<String> names() {
      return catalogue.contents().components().stream().map(one -> one.name().english()).toList();
    }

    List<String> groupNames() {
      return catalogue.contents().groups().stream().map(one -> one.name().english()).toList();
    }
  }

  private static ComponentDraft draft(String name, @Nullable String group) {
    return new ComponentDraft(new Text(name, null), new Text("", null), group, true, false);
  }

  private static void assertRefused(StatusException.Kind kind, ThrowingCallable act) {
    assertThatExceptionOfType(StatusException.class)
        .isThrownBy(act)
        .extracting(StatusException::kind)
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource
  void keepsGroupsInTheOrderThatOperatorsChose(TestDatabase kind) {
    Desk desk = Desk.of(new Database(kind.fresh()), Duration.ZERO);
    Group mail = desk.groups().add(new Text("Mail", "Post"));
    Group web = desk.groups().add(new Text("Web", null));
    assertThat(desk.groupNames()).containsExactly("Mail", "Web");
    desk.groups().order(List.of(web.id()));
    assertThat(desk.groupNames()).containsExactly("Web", "Mail");
    assertThat(desk.catalogue().contents().groups()).extracting(Group::position).contains(1, 2);
    assertThat(desk.catalogue().contents().groups().get(1).name()).isEqualTo(mail.name());
  }

  @ParameterizedTest
  @EnumSource
  void letsOnlyOneOfTwoRenameAGroupUnseen(TestDatabase kind) {
    Database database = new Database(kind.fresh());
    Group mail = Desk.of(database, Duration.ZERO).groups().add(new Text("Mail", null));
    Desk later = Desk.of(database, Duration.ofHours(1));
    Group renamed = later.groups().rename(mail.id(), new Text("Letters", null), mail.updatedAt());
    assertThat(later.catalogue().contents().groups()).containsExactly(renamed);
    assertRefused(
        StatusException.Kind.CONFLICT,
        () -> later.groups().rename(mail.id(), new Text("Post", null), mail.updatedAt()));
    assertRefused(
        StatusException.Kind.NOT_FOUND,
        () -> later.groups().rename("nothing", new Text("Post", null), mail.updatedAt()));
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheComponentsOfADissolvedGroupEachForItself(TestDatabase kind) {
    Desk desk = Desk.of(new Database(kind.fresh()), Duration.ZERO);
    Group mail = desk.groups().add(new Text("Mail", null));
    Component reading = desk.catalogue().add(draft("Reading", mail.id()));
    Component gone = desk.catalogue().add(draft("Gone", mail.id()));
    desk.catalogue().remove(gone.id());
    desk.groups().remove(mail.id());
    desk.catalogue().bringBack(gone.id());
    assertThat(desk.catalogue().contents().components())
        .extracting(Component::id, Component::groupId)
        .containsExactly(tuple(reading.id(), null), tuple(gone.id(), null));
    assertRefused(StatusException.Kind.NOT_FOUND, () -> desk.groups().remove(mail.id()));
  }

  @ParameterizedTest
  @EnumSource
  void putsAComponentOnlyIntoAGroupThatIsThere(TestDatabase kind) {
    Desk desk = Desk.of(new Database(kind.fresh()), Duration.ZERO);
    assertThatExceptionOfType(StatusException.class)
        .isThrownBy(() -> desk.catalogue().add(draft("Reading", "nothing")))
        .extracting(StatusException::payload)
        .isEqualTo("group_id");
    Group mail = desk.groups().add(new Text("Mail", null));
    Component reading = desk.catalogue().add(draft("Reading", null));
    Component moved =
        desk.catalogue().change(reading.id(), draft("Reading", mail.id()), reading.updatedAt());
    assertThat(desk.catalogue().contents().components()).containsExactly(moved);
    assertThat(moved.groupId()).isEqualTo(mail.id());
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheOrderOfComponentsAndBringsRemovedOnesBackForAWeek(TestDatabase kind) {
    Database database = new Database(kind.fresh());
    Desk desk = Desk.of(database, Duration.ZERO);
    desk.catalogue().plant(List.of(Seed.of("imaps", Origin.AUTOMATIC)));
    Component phone = desk.catalogue().add(draft("Phone", null));
    assertThat(phone.origin()).isEqualTo(Origin.CONSOLE);
    desk.catalogue().order(List.of(phone.id()));
    assertThat(desk.names().get(0)).isEqualTo("Phone");
    desk.catalogue().remove(phone.id());
    desk.catalogue().plant(List.of(Seed.of("imaps", Origin.AUTOMATIC)));
    assertThat(desk.names()).hasSize(1).doesNotContain("Phone");
    assertThat(desk.catalogue().removed()).extracting(Component::id).containsExactly(phone.id());
    assertThat(Desk.of(database, Duration.ofDays(8)).catalogue().removed()).isEmpty();
    desk.catalogue().bringBack(phone.id());
    assertThat(desk.names().get(0)).isEqualTo("Phone");
    assertRefused(StatusException.Kind.NOT_FOUND, () -> desk.catalogue().remove("nothing"));
  }
}
