package net.psmail.portal.view;

import java.util.List;

/**
 * {@code faq.jte}, a question and its answer.
 *
 * @param item what readers say whether it was helpful, as in {@code faq:cost}
 * @param group message {@code faqs.group.<group>}
 * @param neighbours the other questions of the group
 */
public record FaqView(Prose text, String item, String group, List<Reference> neighbours) {}
