/**
 * The page on which members write a mail, also one about a page of this site. How it leaves is
 * provisioning's; there are no drafts and no reading of mail here.
 */
@NullMarked
package net.psmail.portal.compose;

import org.jspecify.annotations.NullMarked;
