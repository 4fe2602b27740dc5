package net.psmail.status.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.psmail.status.StatusException;
import net.psmail.status.component.Component;
import net.psmail.status.component.Group;
import net.psmail.status.component.Origin;
import net.psmail.status.component.State;
import net.psmail.status.database.Database;
import net.psmail.status.database.Ids;
import org.jspecify.annotations.Nullable;

/** Groups and components as the database keeps them. */
public final class Catalogue {

  /** So long what was removed can be brought back. */
  public static final Duration UNDO = Duration.ofDays(7);

  private final Database database;
  private final Clock clock;

  /** Groups and components in the order of the page. */
  public record Contents(List<Group> groups, List<Component> components) {}

  public Catalogue(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Adds what is missing of these; never changes what is there. */
  public void plant(List<Seed> seeds) {
    Instant now = now();
    List<String> known =
        database.query(
            "read the components",
            row -> row.getString("component_key"),
            "select component_key from component");
    int position = known.size();
    for (Seed seed : seeds) {
      if (!known.contains(seed.key())) {
        position++;
        Component component = component(seed, position, now);
        database.transaction(
            "add a component", connection -> ComponentTable.insert(connection, component));
      }
    }
  }

  /** What the page shows while the database is away before it was ever read. */
  public Contents without(List<Seed> seeds) {
    Instant now = now();
    List<Component> components = new ArrayList<>();
    seeds.forEach(seed -> components.add(component(seed, components.size() + 1, now)));
    return new Contents(List.of(), components);
  }

  private static Component component(Seed seed, int position, Instant now) {
    return new Component(
        Ids.of("component", seed.key()),
        seed.key(),
        null,
        seed.name(),
        seed.description(),
        position,
        true,
        false,
        LocalDate.ofInstant(now, ZoneOffset.UTC),
        seed.origin(),
        null,
        now,
        now);
  }

  /** As the database keeps it, so that what is given out here is what is seen there. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** What is there, without what was removed. */
  public Contents contents() {
    return database.transaction(
        "read the components",
        connection ->
            new Contents(
                Database.query(
                    connection,
                    Groups::group,
                    "select * from component_group order by position, name"),
                Database.query(
                    connection,
                    ComponentTable::component,
                    "select * from component where removed_at is null order by position, name")));
  }

  /** What was removed and can be brought back. */
  public List<Component> removed() {
    return database.query(
        "read the components",
        ComponentTable::component,
        "select * from component where removed_at > ? order by name",
        clock.instant().minus(UNDO));
  }

  public Optional<Component> find(String id) {
    return database
        .query(
            "read a component",
            ComponentTable::component,
            "select * from component where id = ?",
            id)
        .stream()
        .findFirst();
  }

  /** Adds a component that operators made; its key is new. */
  public Component add(ComponentDraft draft) {
    Instant now = now();
    String id = Ids.random();
    return database.transaction(
        "add a component",
        connection -> {
          int last =
              Database.query(
                      connection,
                      row -> row.getInt("last"),
                      "select coalesce(max(position), 0) as last from component")
                  .get(0);
          Component component =
              draft.over(
                  new Component(
                      id,
                      id,
                      null,
                      draft.name(),
                      draft.description(),
                      last + 1,
                      true,
                      false,
                      LocalDate.ofInstant(now, ZoneOffset.UTC),
                      Origin.CONSOLE,
                      null,
                      now,
                      now),
                  now);
          Groups.require(connection, component.groupId());
          ComponentTable.insert(connection, component);
          return component;
        });
  }

  /**
   * Changes how readers see a component.
   *
   * @param seen when the draft's author had last seen it changed
   * @throws StatusException CONFLICT when it was changed since, NOT_FOUND when it is gone
   */
  public Component change(String id, ComponentDraft draft, Instant seen) {
    Instant now = now();
    return database.transaction(
        "change a component",
        connection -> {
          Component before = ComponentTable.locked(connection, id);
          if (!before.updatedAt().equals(seen)) {
            throw StatusException.conflict("component");
          }
          Component after = draft.over(before, now);
          Groups.require(connection, after.groupId());
          ComponentTable.update(connection, after);
          return after;
        });
  }

  /** Sets what operators say of it, or takes that back with null. */
  public Component tell(String id, @Nullable State state) {
    Instant now = now();
    return database.transaction(
        "set a component's state",
        connection -> {
          ComponentTable.locked(connection, id);
          Database.update(
              connection,
              "update component set told_state = ?, told_at = ?, updated_at = ? where id = ?",
              state,
              now,
              now,
              id);
          return ComponentTable.locked(connection, id);
        });
  }

  /** Puts components in this order; those that are not named follow as they were. */
  public void order(List<String> ids) {
    database.transaction(
        "order the components", connection -> Order.apply(connection, "component", ids));
  }

  /** Takes it from the page; it can be brought back for {@link #UNDO}. */
  public void remove(String id) {
    Instant now = now();
    if (database.update(
            "remove a component",
            "update component set removed_at = ?, updated_at = ?"
                + " where id = ? and removed_at is null",
            now,
            now,
            id)
        == 0) {
      throw StatusException.notFound("component");
    }
  }

  public void bringBack(String id) {
    if (database.update(
            "bring a component back",
            "update component set removed_at = null, updated_at = ? where id = ?",
            clock.instant(),
            id)
        == 0) {
      throw StatusException.notFound("component");
    }
  }
}
