package net.psmail.status.catalogue;

import java.time.Instant;
import net.psmail.status.component.Component;
import net.psmail.status.component.Text;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants of a component; valid by construction.
 *
 * @param name 1 to 100 characters
 * @param description up to 500 characters
 */
public record ComponentDraft(
    Text name,
    Text description,
    @Nullable String groupId,
    boolean showcase,
    boolean onlyShowIfDegraded) {

  public ComponentDraft {
    name = Drafts.name("name", name);
    description = Drafts.description("description", description);
  }

  Component over(Component before, Instant now) {
    return new Component(
        before.id(),
        before.key(),
        groupId,
        name,
        description,
        before.position(),
        showcase,
        onlyShowIfDegraded,
        before.startDate(),
        before.origin(),
        before.told(),
        before.createdAt(),
        now);
  }
}
