// The pages of an exhibition: two states of a wall, and the address to take along.
import './before-after.js';
import './share-link.js';
