package net.psmail.portal.view;

import java.util.List;

/**
 * {@code person.jte}, at {@code /control-room/staff/<id>}; posts {@code role} there, and nothing to
 * {@code /restore} below it. {@code personend.jte}, at {@code /end} below it; posts nothing there.
 * {@code personsecondstep.jte}, at {@code /second-step} below it; posts nothing there.
 *
 * @param role the chosen role of the form
 */
public record PersonView(StaffView.Person person, String role, List<Problem> problems) {}
