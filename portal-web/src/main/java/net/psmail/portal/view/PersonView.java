package net.psmail.portal.view;

import java.util.List;

/**
 * {@code person.jte}, at {@code /control-room/staff/<id>}; posts a {@link DutyForm} there, and
 * nothing to {@code /restore} below it. {@code personend.jte}, at {@code /end} below it; posts
 * nothing there. {@code personsecondstep.jte}, at {@code /second-step} below it; posts nothing
 * there.
 *
 * @param duty of the form
 */
public record PersonView(StaffView.Person person, DutyForm duty, List<Problem> problems) {}
